import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EnvError, isLoopback, readEnv } from "@/server/platform/env";

const refusal = (source: Record<string, string>) => {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.message;
  }
  return undefined;
};

describe("readEnv", () => {
  it("needs nothing and then listens on loopback", () => {
    expect(readEnv({})).toMatchObject({
      HOST: "127.0.0.1",
      PORT: 3000,
      APP_URL: "http://localhost:3000",
      SANDBOX: false,
    });
  });

  it("takes an empty value for an absent one", () => {
    expect(readEnv({ DATABASE_URL: "", GRAFANA_URL: " " })).not.toHaveProperty("DATABASE_URL");
  });

  it.each([
    ["PORT", { PORT: "seventy" }],
    ["PORT", { PORT: "70000" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://x/y" }],
    ["REDIS_URL", { REDIS_URL: "localhost:6379" }],
    ["GRAFANA_URL", { GRAFANA_URL: "grafana.example.com", GRAFANA_TOKEN: "glsa_x" }],
    ["GRAFANA_TOKEN", { GRAFANA_URL: "https://grafana.example.com" }],
    ["KEYCLOAK_CLIENT_SECRET", { KEYCLOAK_ISSUER: "https://id.example.com/realms/ops", KEYCLOAK_CLIENT_ID: "x" }],
    ["AUTH_SECRET", { AUTH_SECRET: "short" }],
    ["SANDBOX", { SANDBOX: "yes" }],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
    ["GRAFANA_TOKEN", { GRAFANA_URL: "https://grafana.example.com", GRAFANA_TOKEN: "glsa_x\nhost: evil" }],
    ["S3_SECRET_ACCESS_KEY", { S3_BUCKET: "files", S3_ACCESS_KEY_ID: "key" }],
    ["S3_BUCKET", { S3_ENDPOINT: "http://127.0.0.1:9000" }],
    ["S3_BUCKET", { S3_BUCKET: "Files!", S3_ACCESS_KEY_ID: "key", S3_SECRET_ACCESS_KEY: "secret" }],
    ["GRAFANA_ORG_ID", { GRAFANA_URL: "https://grafana.example.com", GRAFANA_TOKEN: "glsa_x", GRAFANA_ORG_ID: "main" }],
    ["GRAFANA_URL", { GRAFANA_WRITE_TOKEN: "glsa_x" }],
    ["ALERTMANAGER_URL", { ALERTMANAGER_TOKEN: "secret" }],
    ["ALERTMANAGER_PASSWORD", { ALERTMANAGER_URL: "http://alertmanager:9093", ALERTMANAGER_USER: "ada" }],
    ["HTTPS_PROXY", { HTTPS_PROXY: "socks5://proxy.example.com:1080" }],
  ])("names %s and the mend in one line", (name, source) => {
    const message = refusal(source);
    expect(message).toMatch(new RegExp(`^${name}: .{8,}`));
    expect(message).not.toContain("\n");
  });

  it("knows proxies in either case, with a scheme or without", () => {
    expect(readEnv({ https_proxy: "proxy.example.com:3128", no_proxy: ".internal" })).toMatchObject({
      HTTPS_PROXY: "http://proxy.example.com:3128",
      NO_PROXY: ".internal",
    });
    expect(readEnv({ http_proxy: "http://lower:1", HTTP_PROXY: "http://upper:1" }).HTTP_PROXY).toBe("http://upper:1");
  });

  it("never repeats a secret that it refuses", () => {
    expect(refusal({ AUTH_SECRET: "hunter2" })).not.toContain("hunter2");
  });

  it("refuses the sandbox identity provider at a public address unless it is asked for", () => {
    const publicly = { APP_URL: "https://war-room.example.com", AUTH_SECRET: "x".repeat(40) };
    expect(refusal(publicly)).toMatch(/^KEYCLOAK_ISSUER: .*SANDBOX=1/);
    expect(readEnv({ ...publicly, SANDBOX: "1" }).SANDBOX).toBe(true);
    const keycloak = {
      KEYCLOAK_ISSUER: "https://id.example.com/realms/ops/",
      KEYCLOAK_CLIENT_ID: "a",
      KEYCLOAK_CLIENT_SECRET: "b",
    };
    expect(readEnv({ ...publicly, ...keycloak }).KEYCLOAK_ISSUER).toBe("https://id.example.com/realms/ops");
  });

  it("has every variable in .env.example, and nothing else is there", () => {
    const documented = [...readFileSync(".env.example", "utf8").matchAll(/^# ([A-Z\d_]+)=/gm)].map((match) => match[1]);
    const source = readFileSync("server/platform/env.ts", "utf8").split("z.object({")[1]?.split("});")[0] ?? "";
    const known = [...source.matchAll(/^ {2}([A-Z\d_]+):/gm)]
      .map((match) => match[1])
      .filter((name) => name !== "NODE_ENV");
    expect(documented.toSorted()).toEqual(known.toSorted());
  });
});

describe("isLoopback", () => {
  it.each(["http://localhost:3000", "http://127.0.0.1", "http://127.9.9.9:1", "http://[::1]:3000"])(
    "knows %s",
    (url) => {
      expect(isLoopback(url)).toBe(true);
    },
  );

  it.each(["http://localhost.example.com", "http://10.0.0.1", "https://127.0.0.1.example.com", "http://[::2]"])(
    "is not fooled by %s",
    (url) => {
      expect(isLoopback(url)).toBe(false);
    },
  );
});
