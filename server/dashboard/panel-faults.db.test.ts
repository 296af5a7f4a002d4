import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { memoryDashboards } from "@/server/adapters/memory/memory-dashboards";
import { memoryMetrics } from "@/server/adapters/memory/memory-metrics";
import { AppError } from "@/server/platform/errors";
import { laneDashboard, openLanePlace, outcomeOf } from "./lane-place.suite";
import { TEST_SOURCES } from "./rules/test-dashboard.suite";

const HOUR = 3_600_000;

let place: Awaited<ReturnType<typeof openLanePlace>>;
beforeAll(async () => {
  place = await openLanePlace();
});
beforeEach(() => place.reset());
afterAll(() => place.close());

describe("a dashboard", () => {
  it("comes without the text of its queries, to who may see the room", async () => {
    const answer = await place.open("shop");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ uid: "shop", panels: [{ id: 1 }, { id: 2 }] });
    expect(text).not.toContain("up{env");
    expect(await outcomeOf(place.open("other"))).toBe("PANEL_NOT_IN_ROOM");
    expect(await outcomeOf(place.open("..%2fsecret"))).toBe("PANEL_NOT_IN_ROOM");
    place.asker = place.stranger;
    expect(await outcomeOf(place.open("shop"))).toBe("NOT_FOUND");
  });

  it("comes as far as the room holds it", async () => {
    await place.holds(["shop"], [{ dashboardUid: "other", panelId: 2 }]);
    expect(await (await place.open("other")).json()).toMatchObject({
      panels: [{ id: 2 }],
      layout: { kind: "grid", items: [{ panelId: 2, x: 0, y: 0 }] },
    });
  });

  it("of 5 MB is written once for all who open it", async () => {
    const text = {
      ...laneDashboard("shop"),
      panels: [{ id: 1, type: "text", options: { content: "x".repeat(5_000_000) } }],
    };
    place.services.dashboards = memoryDashboards({ dashboards: [text], dataSources: TEST_SOURCES });
    const answers = await Promise.all(Array.from({ length: 20 }, () => place.open("shop")));
    const bodies = await Promise.all(
      answers.map(async (answer) => (await answer.json()).panels[0].options.content.length),
    );
    expect(new Set(bodies)).toEqual(new Set([5_000_000]));
    expect(answers.map((answer) => Number(answer.headers.get("content-length")))).toEqual(
      answers.map(() => expect.toSatisfy((bytes: number) => bytes > 0 && bytes < 100_000)),
    );
  });
});

describe("a Grafana that misbehaves", () => {
  it("leaves what is good beside what failed", async () => {
    const results = Object.fromEntries(
      [..."ABCDE"].map((refId) => [refId, refId === "C" ? { error: "no" } : { frames: [] }]),
    );
    place.grafana = {
      ...memoryMetrics(),
      query: async () => ({ status: 400, body: { results: { A: results.A, ...results } } }),
    };
    const answer = await place.ask();
    expect([answer.status, await answer.json()]).toEqual([400, { results: { A: { frames: [] } } }]);
  });

  it("shows the last good answer, and says since when", async () => {
    const range = { from: Date.now() - HOUR, to: Date.now() };
    const before = Date.now();
    expect((await place.ask({ range })).headers.get("x-stale-since")).toBeNull();
    place.grafana = { ...memoryMetrics(), query: () => Promise.reject(new AppError("GRAFANA_UNREACHABLE")) };
    const later = { from: range.from + 10_000, to: range.to + 10_000 };
    const answer = await place.ask({ range: later });
    expect(answer.status).toBe(200);
    expect(Number(answer.headers.get("x-stale-since"))).toBeGreaterThanOrEqual(before);
  });

  it("whose token was revoked shows nothing, and says why", async () => {
    const range = { from: Date.now() - HOUR, to: Date.now() };
    await place.ask({ range });
    const gone = new AppError("GRAFANA_REFUSED", "gone", { status: 401, reason: "Invalid API key" });
    place.grafana = { ...memoryMetrics(), query: () => Promise.reject(gone) };
    const answer = await place.ask({ range: { from: range.from + 10_000, to: range.to + 10_000 } });
    expect([answer.status, await answer.json()]).toMatchObject([
      502,
      { error: { code: "GRAFANA_REFUSED", details: { reason: "Invalid API key" } } },
    ]);
  });

  it("is left alone when the last viewer has gone, and not before", async () => {
    const seen: AbortSignal[] = [];
    place.grafana = {
      ...memoryMetrics(),
      query: (_request, signal) =>
        new Promise((_, reject) => {
          seen.push(signal!);
          signal?.addEventListener("abort", () => reject(signal.reason as Error));
        }),
    };
    const [first, second] = [new AbortController(), new AbortController()];
    const waiting = [first, second].map(({ signal }) => place.ask({}, { signal }).catch(() => "left"));
    await expect.poll(() => seen.length).toBe(1);
    await new Promise((done) => setTimeout(done, 100));
    first.abort();
    await new Promise((done) => setTimeout(done, 100));
    expect(seen[0]?.aborted).toBe(false);
    second.abort();
    await expect.poll(() => seen[0]?.aborted).toBe(true);
    expect(await Promise.all(waiting)).toEqual(["left", "left"]);
  });
});
