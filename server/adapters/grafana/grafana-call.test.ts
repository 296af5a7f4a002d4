import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { AppError } from "@/server/platform/errors";
import { grafanaCall, type GrafanaCall } from "./grafana-call";
import type { GrafanaConnection } from "./grafana-connection";
import { sendJson, startTestServer, type Answer, type TestServer } from "./test-server.suite";

let server: TestServer;
let opened: GrafanaCall;
const start = async (answer: Answer, timeoutMs = 2_000, more: Partial<GrafanaConnection> = {}) => {
  server = await startTestServer(answer);
  opened = grafanaCall({ url: `${server.url}/sub/path/`, token: "glsa_test", timeoutMs, ...more });
  return opened;
};
afterEach(async () => {
  await server.stop();
  await opened.close();
});

describe("a call to Grafana", () => {
  it("joins the sub-path, sends the token and keeps repeated parameters", async () => {
    let authorization: string | undefined;
    const call = await start((request, response) => {
      authorization = request.headers.authorization;
      sendJson(response, 200, { ok: true });
    });
    const params = [["tags", "a b"] as const, ["tags", "c"] as const];
    await expect(call({ path: "api/annotations", params })).resolves.toMatchObject({ status: 200, body: { ok: true } });
    expect(server.requests).toEqual(["GET /sub/path/api/annotations?tags=a+b&tags=c"]);
    expect(authorization).toBe("Bearer glsa_test");
  });

  it("never follows a redirect", async () => {
    const call = await start((_request, response) => {
      response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data" });
      response.end();
    });
    await expect(call({ path: "api/org" })).rejects.toMatchObject({
      code: "GRAFANA_REFUSED",
      details: { status: 302 },
    });
    expect(server.requests).toHaveLength(1);
  });

  it("gives up at the deadline, and ends the call upstream", async () => {
    let ended = false;
    const call = await start((_request, response) => {
      response.on("close", () => (ended = true));
    }, 100);
    await expect(call({ path: "api/slow" })).rejects.toMatchObject({ code: "GRAFANA_TIMEOUT" });
    await expect.poll(() => ended).toBe(true);
  });

  it("ends the call upstream when the reader goes away", async () => {
    let ended = false;
    const call = await start((_request, response) => {
      response.on("close", () => (ended = true));
    });
    const abort = new AbortController();
    const asked = call({ path: "api/slow", signal: abort.signal });
    const reason = new Error("gone");
    setTimeout(() => abort.abort(reason), 50);
    await expect(asked).rejects.toBe(reason);
    await expect.poll(() => ended).toBe(true);
  });

  it("tries a gateway's 502 again, twice, and does not quote its page", async () => {
    const call = await start((_request, response) => {
      response.writeHead(502, { "content-type": "text/html" });
      response.end("<html><h1>502 Bad Gateway</h1></html>");
    });
    const failure = await call({ path: "api/org" }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "GRAFANA_UNREACHABLE", details: { status: 502 } });
    expect(String(failure)).not.toContain("<h1>");
    expect(server.requests).toHaveLength(3);
  });

  it("succeeds when the second try does", async () => {
    const call = await start((_request, response) => {
      if (server.requests.length === 1) response.socket?.resetAndDestroy();
      else sendJson(response, 200, { ok: true });
    });
    await expect(call({ path: "api/org" })).resolves.toMatchObject({ body: { ok: true } });
    expect(server.requests).toHaveLength(2);
  });

  it("does not try again what was refused", async () => {
    const call = await start((_request, response) =>
      sendJson(response, 403, {
        title: "Access denied",
        message: "Permissions needed: datasources:query",
        accessErrorId: "ACE0123456789",
      }),
    );
    await expect(call({ path: "api/org" })).rejects.toMatchObject({
      code: "GRAFANA_REFUSED",
      details: {
        status: 403,
        reason: "Permissions needed: datasources:query",
        permissionNeeded: "datasources:query",
        retryable: false,
      },
    });
    expect(server.requests).toHaveLength(1);
  });

  it("calls half an answer and a page bad answers", async () => {
    const call = await start((request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(request.url?.endsWith("half") ? '{"results":{"A"' : "<html></html>");
    });
    await expect(call({ path: "half" })).rejects.toMatchObject({ code: "GRAFANA_BAD_ANSWER" });
    await expect(call({ path: "page" })).rejects.toMatchObject({ code: "GRAFANA_BAD_ANSWER" });
  });

  it("stops reading after 10 MB", async () => {
    let sent = 0;
    const call = await start(async (_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const chunk = "x".repeat(1024 * 1024);
      while (!response.destroyed && sent < 40) {
        response.write(chunk);
        sent += 1;
        await sleep(2);
      }
      response.end();
    }, 20_000);
    await expect(call({ path: "large" })).rejects.toMatchObject({ code: "GRAFANA_BAD_ANSWER" });
    expect(sent).toBeLessThan(40);
  });

  it("says that nothing answers when nothing listens", async () => {
    const call = await start((_request, response) => sendJson(response, 200, {}));
    await server.stop();
    await expect(call({ path: "api/org" })).rejects.toMatchObject({
      code: "GRAFANA_UNREACHABLE",
      details: { code: "ECONNREFUSED" },
    });
    server = await startTestServer(() => undefined);
  });

  it("stops unpacking after 10 MB, however small the answer looks on the line", async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, "x"));
    const call = await start((_request, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
      response.end(bomb);
    }, 20_000);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    await expect(call({ path: "bomb" })).rejects.toMatchObject({
      code: "GRAFANA_BAD_ANSWER",
      details: { code: "too-large" },
    });
  });

  it("names the organization, and the token that writes only where something is written", async () => {
    const seen: string[] = [];
    const answer: Answer = (request, response) => {
      seen.push(`${request.headers.authorization} ${request.headers["x-grafana-org-id"]}`);
      sendJson(response, 200, {});
    };
    const call = await start(answer, 2_000, { orgId: 3, writeToken: "glsa_write" });
    await call({ path: "api/org" });
    await call({ method: "POST", path: "api/annotations", body: {}, as: "write" });
    expect(seen).toEqual(["Bearer glsa_test 3", "Bearer glsa_write 3"]);
  });

  it("never sends again what writes", async () => {
    const call = await start((_request, response) => sendJson(response, 503, { message: "busy" }));
    await expect(call({ method: "POST", path: "api/annotations", body: {}, as: "write" })).rejects.toMatchObject({
      details: { status: 503, retryable: true },
    });
    expect(server.requests).toHaveLength(1);
    await expect(call({ method: "POST", path: "api/ds/query", body: {}, reads: true })).rejects.toMatchObject({
      details: { status: 503 },
    });
    expect(server.requests).toHaveLength(4);
  });

  it("waits as long as it is told to, if that is short, and else says how long", async () => {
    let wait = "1";
    const call = await start((_request, response) => {
      if (server.requests.length > 1 && wait === "1") return sendJson(response, 200, { ok: true });
      response.setHeader("retry-after", wait);
      return sendJson(response, 429, { message: "Too many requests" });
    }, 5_000);
    const started = performance.now();
    await expect(call({ path: "api/org" })).resolves.toMatchObject({ body: { ok: true } });
    expect(performance.now() - started).toBeGreaterThan(900);
    wait = "120";
    await expect(call({ path: "api/org" })).rejects.toMatchObject({
      code: "GRAFANA_REFUSED",
      details: { status: 429, retryable: true, retryAfterMs: 120_000 },
    });
    expect(server.requests).toHaveLength(3);
  });

  it("tells a token that was taken back from one that was never right", async () => {
    let valid = false;
    const call = await start((request, response) =>
      valid || request.url?.endsWith("health")
        ? sendJson(response, 200, {})
        : sendJson(response, 401, { message: "Invalid API key", messageId: "api-key.invalid" }),
    );
    await call({ path: "api/health" });
    await expect(call({ path: "api/org" })).rejects.toMatchObject({ details: { code: "api-key.invalid" } });
    valid = true;
    await call({ path: "api/org" });
    valid = false;
    await expect(call({ path: "api/org" })).rejects.toMatchObject({
      details: { status: 401, code: "token-revoked", reason: expect.stringContaining("worked until now") },
    });
  });

  it("leaves a server alone that does not answer, and asks it again after a while", async () => {
    let well = false;
    const call = await start((_request, response) => {
      if (well) sendJson(response, 200, { ok: true });
      else response.socket?.resetAndDestroy();
    });
    for (let index = 0; index < 3; index++) await expect(call({ path: "api/org" })).rejects.toThrow(/cut/);
    const asked = () => server.requests.filter((line) => line.endsWith("/api/org")).length;
    const before = asked();
    await Promise.all(
      Array.from({ length: 20 }, () =>
        expect(call({ path: "api/org" })).rejects.toMatchObject({
          code: "GRAFANA_UNREACHABLE",
          details: { code: "circuit-open", retryAt: expect.stringMatching(/^\d{4}-.*Z$/) },
        }),
      ),
    );
    expect(asked()).toBe(before);
    // One look at its health, with its retries, for all of them.
    expect(server.requests.length - before).toBeLessThanOrEqual(3);
    well = true;
    await sleep(1_000);
    await expect(call({ path: "api/org" })).resolves.toMatchObject({ body: { ok: true } });
  });

  it("does not blame the server for a gateway that waited for a data source in vain", async () => {
    const call = await start((request, response) => {
      if (request.url?.endsWith("org")) return sendJson(response, 200, { ok: true });
      response.writeHead(504, { "content-type": "text/html" });
      return response.end("<h1>504 Gateway Timeout</h1>");
    });
    for (let index = 0; index < 4; index++)
      await expect(call({ path: "api/ds", waitsForSource: true })).rejects.toMatchObject({ details: { status: 504 } });
    await expect(call({ path: "api/org" })).resolves.toMatchObject({ body: { ok: true } });
  });

  it("does not blame the server for a data source that hangs", async () => {
    const call = await start((request, response) => {
      if (request.url?.endsWith("org")) sendJson(response, 200, { ok: true });
    }, 400);
    for (let index = 0; index < 4; index++)
      await expect(call({ path: "api/ds", waitsForSource: true })).rejects.toMatchObject({ code: "GRAFANA_TIMEOUT" });
    await expect(call({ path: "api/org" })).resolves.toMatchObject({ body: { ok: true } });
  });

  it("writes once of each kind of path that it is deprecated", async () => {
    const lines: unknown[] = [];
    const log = { info: () => undefined, warn: (line: unknown) => void lines.push(line) };
    const call = await start(
      (request, response) => {
        if (!request.url?.includes("org")) {
          response.setHeader("warning", '299 - "Deprecated API"');
          response.setHeader("x-api-deprecation-date", "2026-03-10");
          response.setHeader("x-api-replacement", "/apis/rules.alerting.grafana.app");
        }
        sendJson(response, 200, {});
      },
      2_000,
      { log },
    );
    for (const path of ["api/org", "api/dashboards/uid/a", "api/dashboards/uid/b", "api/v1/provisioning/policies"])
      await call({ path });
    const common = {
      warning: '299 - "Deprecated API"',
      since: "2026-03-10",
      replacement: "/apis/rules.alerting.grafana.app",
    };
    expect(lines).toEqual([
      { path: "/api/dashboards/uid/*", ...common },
      { path: "/api/v1/provisioning/policies", ...common },
    ]);
  });

  it("turns whatever comes back into an answer or a refusal, and never gives away the token", async () => {
    let next: { status: number; type: string; body: string } = { status: 200, type: "", body: "" };
    const call = await start((_request, response) => {
      response.writeHead(next.status, next.type ? { "content-type": next.type } : {});
      response.end(next.status === 204 || next.status === 304 ? undefined : next.body);
    }, 5_000);
    const echo = fc.constantFrom("glsa_test", '{"message":"Bearer glsa_test"}', '{"error":{"a":"glsa_test"}}');
    const body = fc.oneof(fc.string(), fc.json(), fc.constant("<html>glsa_test</html>"), echo);
    const type = fc.constantFrom("", "application/json", "text/html");
    const status = fc.constantFrom(200, 201, 204, 301, 302, 304, 400, 401, 403, 404, 406, 409, 412, 422, 500, 501);
    await fc.assert(
      fc.asyncProperty(status, type, body, async (...parts) => {
        next = { status: parts[0], type: parts[1], body: parts[2] };
        const outcome = await call({ method: "POST", path: "x" }).catch((error: unknown) => error);
        if (outcome instanceof Error) {
          expect(outcome).toBeInstanceOf(AppError);
          const { code, message, details, cause, stack } = outcome as AppError;
          expect(code).toMatch(/^GRAFANA_/);
          expect(JSON.stringify([message, details, cause, stack])).not.toContain("glsa_test");
        } else expect(outcome).toMatchObject({ status: expect.any(Number) });
      }),
      { numRuns: 150 },
    );
  });
});
