import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer, request as forward, type RequestListener } from "node:http";
import { createServer } from "node:https";
import { connect, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { grafanaCall } from "./grafana-call";
import type { GrafanaConnection } from "./grafana-connection";
import { TEST_CERTIFICATE, TEST_KEY } from "./test-certificate.suite";

const folder = mkdtempSync(join(tmpdir(), "grafana-transport-"));
const caFile = join(folder, "authority.pem");
const answer: RequestListener = (request, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ host: request.headers.host, authorization: request.headers.authorization }));
};
const secure = createServer({ cert: TEST_CERTIFICATE, key: TEST_KEY }, answer);
const open = createHttpServer(answer);
/** What the proxy was asked for. */
const proxied: string[] = [];
const proxy = createHttpServer((request, response) => {
  proxied.push(`${request.method} ${request.url} ${request.headers["proxy-authorization"] ?? ""}`.trim());
  const { pathname, search } = new URL(request.url ?? "");
  const target = { host: "127.0.0.1", port: portOf(open), path: pathname + search, headers: request.headers };
  request.pipe(forward(target, (from) => from.pipe(response)));
}).on("connect", (request, socket) => {
  proxied.push(`CONNECT ${request.url}`);
  const upstream = connect(portOf(secure), "127.0.0.1", () => {
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    upstream.pipe(socket).pipe(upstream);
  });
});
const servers = [secure, open, proxy];
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

beforeAll(async () => {
  writeFileSync(caFile, TEST_CERTIFICATE);
  for (const server of servers) {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  }
});
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true });
});

async function ask(connection: Omit<GrafanaConnection, "token">): Promise<unknown> {
  const call = grafanaCall({ ...connection, token: "glsa_test" });
  try {
    return (await call({ path: "api/org" })).body;
  } finally {
    await call.close();
  }
}

describe("the way to Grafana", () => {
  it("is refused where its certificate is of an authority that nobody knows, and says what to set", async () => {
    await expect(ask({ url: `https://127.0.0.1:${portOf(secure)}` })).rejects.toMatchObject({
      code: "GRAFANA_UNREACHABLE",
      details: { retryable: false, reason: expect.stringContaining("GRAFANA_CA_FILE") },
    });
  });

  it("is trusted with the authority's certificate", async () => {
    const url = `https://127.0.0.1:${portOf(secure)}`;
    await expect(ask({ url, caFile })).resolves.toMatchObject({ authorization: "Bearer glsa_test" });
  });

  it("stops the start where the file of certificates is none", () => {
    const bad = join(folder, "bad.pem");
    writeFileSync(bad, "hello");
    for (const file of [bad, join(folder, "missing.pem")])
      expect(() => grafanaCall({ url: "https://x", token: "glsa_test", caFile: file })).toThrow(/^GRAFANA_CA_FILE: /);
  });

  it("goes through a tunnel of the proxy, which sees no token", async () => {
    proxied.length = 0;
    const proxies = { https: `http://127.0.0.1:${portOf(proxy)}` };
    await expect(ask({ url: "https://grafana.test/sub", caFile, proxies })).resolves.toMatchObject({
      host: "grafana.test",
      authorization: "Bearer glsa_test",
    });
    expect(proxied).toEqual(["CONNECT grafana.test:443"]);
  });

  it("asks the proxy by the whole address where Grafana is not encrypted", async () => {
    proxied.length = 0;
    const proxies = { http: `http://user:pass@127.0.0.1:${portOf(proxy)}` };
    await expect(ask({ url: "http://grafana.test", proxies })).resolves.toMatchObject({ host: "grafana.test" });
    expect(proxied).toEqual([`GET http://grafana.test/api/org Basic ${btoa("user:pass")}`]);
  });

  it("leaves the proxy out for loopback and for hosts that are listed", async () => {
    proxied.length = 0;
    const proxies = { http: `http://127.0.0.1:${portOf(proxy)}` };
    const url = `http://127.0.0.1:${portOf(open)}`;
    await expect(ask({ url, proxies })).resolves.toMatchObject({ authorization: "Bearer glsa_test" });
    await expect(ask({ url, proxies: { ...proxies, no: "*" } })).resolves.toBeTruthy();
    await expect(ask({ url: "http://grafana.invalid", proxies: { ...proxies, no: ".invalid" } })).rejects.toMatchObject(
      {
        code: "GRAFANA_UNREACHABLE",
      },
    );
    expect(proxied).toEqual([]);
  });
});
