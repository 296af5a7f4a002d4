import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type AlertmanagerServer, alertmanagerServer } from "./alertmanager-server";

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A caller of a server on loopback that answers as told, and what that was asked. */
async function callerOf(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  more: Partial<AlertmanagerServer> = {},
) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    request.resume();
    answer(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/alertmanager/`;
  const { call, close } = alertmanagerServer({ url, ...more });
  stops.push(async () => {
    await close();
    server.closeAllConnections();
    server.close();
  });
  return { call, asked };
}
const answering = (status: number, body: string) => (_: IncomingMessage, response: ServerResponse) =>
  void response.writeHead(status).end(body);

describe("an Alertmanager", () => {
  it("is asked below its path, with its credentials and tenant", async () => {
    const { call, asked } = await callerOf(answering(200, "[]"), { token: "secret", tenant: "ops" });
    expect(await call({ path: "alerts", params: [["filter", 'a="b c"']] })).toEqual([]);
    expect(asked[0]?.url).toBe("/alertmanager/api/v2/alerts?filter=a%3D%22b+c%22");
    expect(asked[0]?.headers).toMatchObject({ authorization: "Bearer secret", "x-scope-orgid": "ops" });
    const user = { name: "ada", password: "pä:ss" };
    const basic = await callerOf(answering(200, ""), { user });
    expect(await basic.call({ method: "DELETE", path: "silence/x" })).toBeNull();
    expect(basic.asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from("ada:pä:ss").toString("base64")}`);
  });

  it.each([
    [400, '"bad matcher format: x"', "ALERTMANAGER_REFUSED", "bad matcher format: x"],
    [
      422,
      '{"code":602,"message":"id in path must be of type uuid"}',
      "ALERTMANAGER_REFUSED",
      "id in path must be of type uuid",
    ],
    [403, "<html>no</html>", "ALERTMANAGER_REFUSED", "It answered 403"],
    [302, "", "ALERTMANAGER_REFUSED", "It answered 302"],
    [503, "<html>gateway</html>", "ALERTMANAGER_UNREACHABLE", "It answered 503"],
    [200, "<html>a login page</html>", "ALERTMANAGER_BAD_ANSWER", "The answer is not JSON"],
  ])("that answers %i %s is told apart", async (status, body, code, reason) => {
    const { call } = await callerOf(answering(status, body));
    await expect(call({ method: "POST", path: "silences", body: {} })).rejects.toMatchObject({
      code,
      details: { reason },
    });
  });

  it("that fails in passing is asked again, unless something is written", async () => {
    let failures = 2;
    const { call, asked } = await callerOf((request, response) => {
      if (failures-- > 0) answering(502, "")(request, response);
      else answering(200, "[]")(request, response);
    });
    expect(await call({ path: "alerts" })).toEqual([]);
    expect(asked).toHaveLength(3);
    failures = 1;
    const write = call({ method: "POST", path: "silences", body: {} });
    await expect(write).rejects.toMatchObject({ details: { retryable: true } });
    expect(asked).toHaveLength(4);
  });

  it("that says nothing, or too much, is given up", async () => {
    const silent = await callerOf(() => undefined, { timeoutMs: 100 });
    await expect(silent.call({ path: "alerts" })).rejects.toMatchObject({
      code: "ALERTMANAGER_UNREACHABLE",
      details: { retryable: true },
    });
    const endless = await callerOf((_, response) => {
      response.writeHead(200);
      const more = () => {
        while (response.write("x".repeat(65_536)));
      };
      response.on("drain", more);
      more();
    });
    await expect(endless.call({ path: "alerts" })).rejects.toMatchObject({ details: { code: "too-large" } });
  });

  it("that is not there is said to be, without what was sent", async () => {
    const { call, close } = alertmanagerServer({ url: "http://127.0.0.1:9", token: "secret" });
    const error: unknown = await call({ path: "alerts" }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "ALERTMANAGER_UNREACHABLE" });
    expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain("secret");
    await close();
  });

  it("is left alone when nobody wants to know any more", async () => {
    const { call, asked } = await callerOf(() => undefined);
    const abort = new AbortController();
    const asking = call({ path: "alerts", signal: abort.signal });
    const reason = new Error("gone");
    setTimeout(() => abort.abort(reason), 50);
    await expect(asking).rejects.toBe(reason);
    expect(asked).toHaveLength(1);
  });
});
