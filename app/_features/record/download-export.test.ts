import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { contentDisposition } from "@/server/platform/content-disposition";
import { downloadExport } from "./download-export";
import { fileNameOf } from "./file-name-of";

const open: Server[] = [];
afterEach(() => {
  vi.unstubAllGlobals();
  for (const server of open.splice(0)) server.close();
});

/** The page's own server, answering so. */
async function answering(listener: RequestListener) {
  const server = createServer(listener);
  open.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const plain = globalThis.fetch;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => plain(`http://127.0.0.1:${port}${path}`, init));
}
const seen: number[] = [];
function ask(signal = new AbortController().signal, withEvidence = false) {
  seen.length = 0;
  const onProgress = (bytes: number) => void seen.push(bytes);
  return downloadExport({ incidentNumber: 12, format: "markdown", locale: "zh-TW", withEvidence, onProgress, signal });
}

describe("an export that is fetched", () => {
  it("comes with its name, and tells how far it has come", async () => {
    let asked = "";
    await answering((req, res) => {
      asked = req.url ?? "";
      res.writeHead(200, { "content-disposition": contentDisposition("attachment", "incident-12-結帳.md") });
      res.write("# #12\n");
      setTimeout(() => res.end("more\n"), 20);
    });
    const { name, content } = await ask();
    expect(asked).toBe("/api/incidents/12/export?format=markdown&locale=zh-TW");
    expect(name).toBe("incident-12-結帳.md");
    expect(await content.text()).toBe("# #12\nmore\n");
    expect(seen.at(-1)).toBe(11);
    await ask(undefined, true);
    expect(asked).toBe("/api/incidents/12/export?format=markdown&locale=zh-TW&evidence=1");
  });

  it("that is cut in the middle is no file", async () => {
    await answering((_req, res) => {
      res.writeHead(200);
      res.write("half", () => setTimeout(() => res.destroy(), 20));
    });
    await expect(ask()).rejects.toMatchObject({ code: "CUT" });
  });

  it("that is refused says why", async () => {
    await answering((_req, res) => {
      res.writeHead(429).end(JSON.stringify({ error: { code: "RATE_LIMITED" } }));
    });
    await expect(ask()).rejects.toMatchObject({ code: "RATE_LIMITED" });
  });

  it("can be given up", async () => {
    await answering((_req, res) => void res.writeHead(200).write("half"));
    const ending = new AbortController();
    const asking = ask(ending.signal);
    setTimeout(() => ending.abort(), 30);
    await expect(asking).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("the name in a header", () => {
  it.each([
    ['attachment; filename="a b.md"', "a b.md"],
    ["attachment; filename=\"__.md\"; filename*=UTF-8''%E7%B5%90.md", "結.md"],
    ["attachment; filename=\"_.md\"; filename*=UTF-8''%E7.md", "_.md"],
    ["attachment", null],
    [null, null],
  ])("%s", (header, name) => {
    expect(fileNameOf(header)).toBe(name);
  });
});
