import { type Server, createServer, request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { httpHandler } from "@/server/http-handler";
import type { ResolvedEnv } from "@/server/platform/context";
import { createLogger } from "@/server/platform/logger";

const LONG = JSON.stringify({ text: "again and ".repeat(1_000) });
const seen: { headers: NodeJS.Dict<string | string[]>; url: string | undefined }[] = [];
let server: Server;
let port: number;

beforeAll(async () => {
  const env = { NODE_ENV: "production", KEYCLOAK_ISSUER: "https://id.example.com/realms/ops" } as ResolvedEnv;
  const handle = httpHandler({
    env,
    log: createLogger("silent"),
    build: "build-7",
    sessionMark: async ({ headers }) => (headers.cookie === "session=ada" ? "ada" : null),
    pages: (req, res) => {
      seen.push({ headers: req.headers, url: req.url });
      if (req.url !== "/api/long") return res.end("page");
      // As the pages' framework does it: each header is a list.
      res.appendHeader("content-type", "application/json");
      return res.end(LONG);
    },
  });
  server = createServer((req, res) => void handle(req, res));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  port = (server.address() as { port: number }).port;
});
afterAll(() => new Promise((done) => server.close(done)));

const url = (path: string) => `http://127.0.0.1:${port}${path}`;

/** Sends bytes that no well-behaved client would. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
    socket.on("end", () => resolve(answer));
    socket.on("error", reject);
  });
}

describe("what a browser may keep", () => {
  it("says for which session and by which build it was made, and nothing of a session to others", async () => {
    const [hers, nobodys] = await Promise.all([
      fetch(url("/incidents"), { headers: { cookie: "session=ada" } }),
      fetch(url("/incidents")),
    ]);
    expect([hers.headers.get("x-session"), hers.headers.get("x-build")]).toEqual(["ada", "build-7"]);
    expect(nobodys.headers.has("x-session")).toBe(false);
  });

  it("has a worker that is never kept itself", async () => {
    const worker = await fetch(url("/service-worker.js"));
    expect(worker.headers.get("cache-control")).toBe("no-cache");
  });
});

describe("every page", () => {
  it("has a policy with a nonce of its own that allows no inline or evaluated script", async () => {
    const policies = await Promise.all([fetch(url("/")), fetch(url("/"))]).then((answers) =>
      answers.map((answer) => answer.headers.get("content-security-policy") ?? ""),
    );
    const nonces = policies.map((policy) => /script-src 'nonce-([\w+/=]{20,})' 'strict-dynamic';/.exec(policy)?.[1]);
    expect(nonces[0]).toBeDefined();
    expect(nonces[0]).not.toBe(nonces[1]);
    for (const policy of policies) {
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("form-action 'self' https://id.example.com");
      expect(policy.split("; ").find((part) => part.startsWith("script-src"))).not.toMatch(/unsafe/);
    }
    expect(seen.at(-1)?.headers["x-nonce"]).toBe(nonces[1]);
  });

  it("gets a request id of the server's making, whatever the client sent", async () => {
    const answer = await fetch(url("/"), { headers: { "x-request-id": "forged", "x-client-address": "203.0.113.9" } });
    const id = answer.headers.get("x-request-id");
    expect(id).toMatch(/^[\da-f-]{36}$/);
    expect(seen.at(-1)?.headers).toMatchObject({
      "x-request-id": id,
      "x-client-address": expect.stringContaining("127.0.0.1"),
    });
  });

  it("tells no other site the address of a shared page", async () => {
    expect((await fetch(url("/s/secret"))).headers.get("referrer-policy")).toBe("no-referrer");
    expect((await fetch(url("/incidents"))).headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
  });

  it("cannot be framed, sniffed or given a power that it does not need", async () => {
    const { headers } = await fetch(url("/"));
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("permissions-policy")).toContain("camera=()");
  });
});

describe("refusals before any page", () => {
  it.each(["GET http://169.254.169.254/latest/ HTTP/1.1", "GET //evil.example.com/ HTTP/1.1"])(
    "refuse %s",
    async (line) => {
      const before = seen.length;
      expect(await raw(`${line}\r\nHost: x\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1.1 400 /);
      expect(seen).toHaveLength(before);
    },
  );

  it("name a body that is too large, in the shape that its client reads", async () => {
    const body = "x".repeat(300_000);
    const procedure = await fetch(url("/api/trpc/timeline.post"), { method: "POST", body });
    expect(procedure.status).toBe(413);
    expect(await procedure.json()).toMatchObject({ error: { json: { data: { refusal: "TOO_LARGE" } } } });
    const route = await fetch(url("/api/grafana/rooms/1/query"), { method: "POST", body });
    expect(await route.json()).toEqual({ error: { code: "TOO_LARGE", message: "TOO_LARGE" } });
  });

  it("let a file be as large as files may be, and nothing else", async () => {
    const upload = (path: string, bytes: number) => fetch(url(path), { method: "POST", body: new Uint8Array(bytes) });
    const most = 25 * 1024 * 1024;
    expect((await upload("/api/rooms/7/attachments", most)).status).toBe(200);
    expect((await upload("/api/rooms/7/attachments", most + 1)).status).toBe(413);
    for (const path of ["/api/rooms/7/attachments?x", "/api/rooms/7/attachments/x", "/api/rooms/7/8/attachments"])
      expect((await upload(path, 300_000)).status).toBe(413);
  });

  const sendWithoutLength = (path: string) =>
    new Promise((resolve) => {
      const sent = request(url(path), { method: "POST" }, (answer) => resolve(answer.statusCode));
      sent.on("error", () => resolve("reset"));
      sent.write("part of it");
      sent.end();
    });

  it("ask for the length of a body instead of reading for ever", async () => {
    expect(await sendWithoutLength("/api/trpc/timeline.post")).toBe(411);
  });

  it("leave webhooks to the door that has limits of its own, and nothing that only looks like one", async () => {
    for (const path of ["/api/hooks/grafana/key", "/api/hooks/pagerduty/key/v2/enqueue"]) {
      expect(await sendWithoutLength(path)).toBe(200);
      expect((await fetch(url(path), { method: "POST", body: new Uint8Array(300_000) })).status).toBe(200);
    }
    for (const path of ["/api/hooks/grafana", "/api/hooks/grafana/key/more", "/api/hooks/"]) {
      expect(await sendWithoutLength(path)).toBe(411);
      expect((await fetch(url(path), { method: "POST", body: new Uint8Array(300_000) })).status).toBe(413);
    }
  });
});

describe("what is answered", () => {
  it("is compressed, that of the interface too", async () => {
    const response = await fetch(url("/api/long"), { headers: { "accept-encoding": "gzip" } });
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(response.headers.get("vary")?.toLowerCase()).toContain("accept-encoding");
    expect(await response.text()).toBe(LONG);
  });

  it("is left alone for those who cannot read it compressed", async () => {
    const response = await fetch(url("/api/long"), { headers: { "accept-encoding": "identity" } });
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(await response.text()).toBe(LONG);
  });
});
