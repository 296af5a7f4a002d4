import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { grafanaCall } from "./grafana-call";
import { sendJson, startTestServer, type Answer, type TestServer } from "./test-server.suite";

let server: TestServer;
const start = async (answer: Answer, timeoutMs = 2_000) => {
  server = await startTestServer(answer);
  return grafanaCall({ url: `${server.url}/sub/path/`, token: "glsa_test", timeoutMs });
};
afterEach(() => server.stop());

describe("a call to Grafana", () => {
  it("joins the sub-path, sends the token and keeps repeated parameters", async () => {
    let authorization: string | undefined;
    const call = await start((request, response) => {
      authorization = request.headers.authorization;
      sendJson(response, 200, { ok: true });
    });
    const params = [["tags", "a b"] as const, ["tags", "c"] as const];
    await expect(call({ path: "api/annotations", params })).resolves.toEqual({ status: 200, body: { ok: true } });
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
      details: { status: 403, reason: "Permissions needed: datasources:query", id: "ACE0123456789" },
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
});
