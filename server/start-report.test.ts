import { describe, expect, it } from "vitest";
import type { ResolvedEnv } from "@/server/platform/context";
import { readEnv } from "@/server/platform/env";
import { startReport } from "@/server/start-report";

const env = (source: Record<string, string> = {}): ResolvedEnv => ({
  ...readEnv(source),
  AUTH_SECRET: "x".repeat(40),
  DATABASE_URL: "postgresql://sre:hunter2@db.example.com:5432/sre",
  KEYCLOAK_ISSUER: "https://id.example.com/realms/ops",
  KEYCLOAK_CLIENT_ID: "sre-assistant",
  KEYCLOAK_CLIENT_SECRET: "hunter3",
  GRAFANA_URL: "https://grafana.example.com/sub",
  GRAFANA_TOKEN: "glsa_hunter4",
});
const sandbox = { database: true, identity: true, grafana: true };
const real = { database: false, identity: false, grafana: false };

describe("the report at the start", () => {
  it("says what is sandbox, where it is, and who can sign in", () => {
    const report = startReport(env(), sandbox, ".data/postgres", "1.2.3");
    expect(report).toContain("SRE Assistant 1.2.3 is ready: http://localhost:3000");
    expect(report).toMatch(/Database +sandbox +embedded PostgreSQL, \.data\/postgres/);
    expect(report).toContain("admin, commander, responder, viewer – password: warroom");
  });

  it("offers no sandbox users with a real identity provider, and shows no secret", () => {
    const report = startReport(env({ REDIS_URL: "redis://:hunter5@cache.example.com:6379" }), real, "", "1.2.3");
    expect(report).toMatch(/Grafana +real +https:\/\/grafana\.example\.com\/sub/);
    expect(report).toMatch(/Database +real +postgresql:\/\/db\.example\.com:5432\/sre/);
    expect(report).not.toMatch(/hunter|warroom/);
  });

  it("warns when a public address lets everybody in", () => {
    const publicly = env({ APP_URL: "https://demo.example.com", AUTH_SECRET: "x".repeat(40), SANDBOX: "1" });
    expect(startReport(publicly, sandbox, ".data/postgres", "1")).toContain(
      "anybody who reaches this address can sign in",
    );
    expect(startReport(env(), sandbox, ".data/postgres", "1")).not.toContain("anybody");
  });
});
