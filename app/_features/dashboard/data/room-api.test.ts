import { afterEach, describe, expect, it, vi } from "vitest";
import { roomApi } from "./room-api";

const input = {
  dashboardUid: "shop",
  panelId: 1,
  range: { from: 1, to: 2 },
  intervalMs: 1,
  maxDataPoints: 1,
  variables: {},
};
const answer = (status: number, body: unknown) =>
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response(typeof body === "string" ? body : JSON.stringify(body), { status })),
  );
afterEach(() => vi.unstubAllGlobals());

describe("the room's panel routes, as the browser hears them", () => {
  it("gives results that carry errors, although the status is 400", async () => {
    answer(400, { results: { A: { error: "parse error" } } });
    await expect(roomApi.query("7", input)).resolves.toEqual({
      status: 400,
      body: { results: { A: { error: "parse error" } } },
      stale: null,
    });
  });

  it("tells the closed code of a refusal", async () => {
    answer(504, { error: { code: "GRAFANA_TIMEOUT", message: "slow", details: { a: 1 } } });
    await expect(roomApi.query("7", input)).rejects.toMatchObject({ code: "GRAFANA_TIMEOUT", details: { a: 1 } });
  });

  it("tells an answer of before from one that this browser had kept", async () => {
    const old = (headers: Record<string, string>) =>
      vi.stubGlobal(
        "fetch",
        vi.fn(async () => Response.json({ results: {} }, { headers })),
      );
    old({ "x-stale-since": "5" });
    expect((await roomApi.query("7", input)).stale).toEqual({ since: 5, missing: "grafana" });
    // The browser keeps what was old already.
    old({ "x-stale-since": "5", "x-kept-at": "9" });
    expect((await roomApi.query("7", input)).stale).toEqual({ since: 5, missing: "server" });
  });

  it("calls a page in place of an answer a failure, not an empty result", async () => {
    answer(502, "<html>Bad Gateway</html>");
    await expect(roomApi.query("7", input)).rejects.toMatchObject({ code: "INTERNAL", details: { httpStatus: 502 } });
  });

  it("says when our own server does not answer", async () => {
    vi.stubGlobal(
      "fetch",
      vi.fn(async () => Promise.reject(new TypeError("Failed to fetch"))),
    );
    await expect(roomApi.settings("7")).rejects.toMatchObject({ code: "SERVER_UNREACHABLE" });
  });

  it("does not call an abort a failure", async () => {
    const reason = new Error("left");
    vi.stubGlobal(
      "fetch",
      vi.fn(async () => Promise.reject(reason)),
    );
    await expect(roomApi.settings("7", AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
