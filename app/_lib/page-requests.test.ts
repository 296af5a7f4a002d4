import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { pageRequests } from "@/app/_lib/page-requests";

const browser = new EventTarget();
let asked = 0;
let url: string;
const server = createServer((_request, response) => {
  asked += 1;
  setTimeout(() => response.end("here"), 100);
});
beforeAll(async () => {
  vi.stubGlobal("addEventListener", browser.addEventListener.bind(browser));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.close();
});

const settled = (request: Promise<Response>) =>
  Promise.race([
    request.then(
      () => true,
      () => true,
    ),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), 400)),
  ]);

it("is silent from the moment that somebody signs out, and asks again where the page is shown again", async () => {
  expect(await (await pageRequests.fetch(url)).text()).toBe("here");
  const underWay = pageRequests.fetch(url);
  await vi.waitFor(() => expect(asked).toBe(2), { timeout: 5_000 });
  pageRequests.leave();
  expect(await settled(underWay)).toBe(false);
  expect(await settled(pageRequests.fetch(url))).toBe(false);
  expect(asked).toBe(2);
  browser.dispatchEvent(new Event("pageshow"));
  expect(await (await pageRequests.fetch(url)).text()).toBe("here");
});

it("still ends what its asker gives up, and tells why something failed", async () => {
  const giveUp = new AbortController();
  const given = pageRequests.fetch(url, { signal: giveUp.signal });
  giveUp.abort();
  await expect(given).rejects.toMatchObject({ name: "AbortError" });
  await expect(pageRequests.fetch("http://127.0.0.1:1")).rejects.toBeInstanceOf(TypeError);
});
