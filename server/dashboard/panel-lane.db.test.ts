import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "@/server/platform/errors";
import { createRateLimits } from "@/server/platform/rate-limits";
import { memoryMetrics } from "@/server/adapters/memory/memory-metrics";
import { createCaller } from "@/server/router";
import { openLanePlace, outcomeOf } from "./lane-place.suite";

const HOUR = 3_600_000;

let place: Awaited<ReturnType<typeof openLanePlace>>;
beforeAll(async () => {
  place = await openLanePlace();
});
beforeEach(() => place.reset());
afterAll(() => place.close());

describe("the data of a panel", () => {
  it("comes to who may see the room, and to nobody else", async () => {
    expect(await outcomeOf(place.ask())).toBe(200);
    expect(await outcomeOf(place.ask({ panelId: 99 }))).toBe("PANEL_NOT_IN_ROOM");
    expect(await outcomeOf(place.ask({ dashboardUid: "other" }))).toBe("PANEL_NOT_IN_ROOM");
    expect(await outcomeOf(place.ask({}, { room: String(place.number + 1) }))).toBe("NOT_FOUND");
    place.asker = place.stranger;
    expect(await outcomeOf(place.ask())).toBe("NOT_FOUND");
    place.asker = null;
    expect(await outcomeOf(place.ask())).toBe("UNAUTHENTICATED");
    expect(await outcomeOf(place.ask({}, { room: "share-nothing" }))).toBe("NOT_FOUND");
  });

  it("comes of a dashboard that was only just added, and no longer than a second of one that was taken away", async () => {
    expect(await outcomeOf(place.ask())).toBe(200);
    await place.holds(["shop", "other"]);
    expect(await outcomeOf(place.ask({ dashboardUid: "other" }))).toBe(200);
    await place.holds(["shop"]);
    await new Promise((done) => setTimeout(done, 1_050));
    expect(await outcomeOf(place.ask({ dashboardUid: "other" }))).toBe("PANEL_NOT_IN_ROOM");
  });

  it("comes of a single panel that the room holds, and of no other panel of its dashboard", async () => {
    await place.holds(["shop"], [{ dashboardUid: "other", panelId: 1 }]);
    expect(await outcomeOf(place.ask({ dashboardUid: "other" }))).toBe(200);
    expect(await outcomeOf(place.ask({ dashboardUid: "other", panelId: 2 }))).toBe("PANEL_NOT_IN_ROOM");
  });

  it("comes through a shared link within its range only, and two seconds after it was revoked no more", async () => {
    place.asker = null;
    const { id, room } = await place.share();
    expect(await outcomeOf(place.ask({}, { room }))).toBe(200);
    expect(await outcomeOf(place.ask({ range: { from: Date.now() - 3 * HOUR, to: Date.now() } }, { room }))).toBe(
      "FORBIDDEN",
    );
    await createCaller(place.responder).share.revoke({ number: place.number, shareId: id });
    await new Promise((done) => setTimeout(done, 1_050));
    expect(await outcomeOf(place.ask({}, { room }))).toBe("NOT_FOUND");
  });

  it("is not for what is no question", async () => {
    expect(await outcomeOf(place.ask("{"))).toBe("BAD_INPUT");
    expect(await outcomeOf(place.ask({ expr: "up" }))).toBe("BAD_INPUT");
    expect(await outcomeOf(place.ask("x".repeat(300_000)))).toBe("TOO_LARGE");
  });
});

describe("values of variables", () => {
  const withValues = (variables: object) => ({ panelId: 2, variables });

  it.each([
    ["a list", { env: "prod" }, 200],
    ["a list", { env: "secret" }, "BAD_INPUT"],
    ["the data source", { job: "api" }, 200],
    ["the data source", { job: "secret" }, "BAD_INPUT"],
    ["nobody", { text: 'x"} or secret{a="' }, 200],
  ])("that %s offers: %j is %s for viewers and links", async (_who, variables, outcome) => {
    expect(await outcomeOf(place.ask(withValues(variables)))).toBe(outcome);
    const { room } = await place.share();
    place.asker = null;
    expect(await outcomeOf(place.ask(withValues(variables), { room }))).toBe(outcome);
  });

  it("are free for those who may ask whatever they like, and stay inside their quotes", async () => {
    place.asker = place.responder;
    const sent: unknown[] = [];
    place.grafana = {
      ...memoryMetrics(),
      query: async ({ queries }) => (sent.push(queries[0]?.expr), { status: 200, body: { results: {} } }),
    };
    expect(await outcomeOf(place.ask(withValues({ job: 'x"} or y{a="', env: "prod", text: "" })))).toBe(200);
    expect(sent).toEqual(['up{env="prod", job="x\\"} or y{a=\\"", text=""}']);
  });

  it("are not held against a viewer while what is offered cannot be read", async () => {
    place.grafana = {
      ...memoryMetrics(),
      resource: () => Promise.reject(new AppError("GRAFANA_REFUSED", "", { status: 500 })),
    };
    expect(await outcomeOf(place.ask(withValues({ job: "api" })))).toBe(200);
  });
});

describe("what is refused", () => {
  it("is written down with who asked for what, and never with a value", async () => {
    await place.ask({ panelId: 2, variables: { env: "hunter2" } });
    await place.ask({ dashboardUid: "other" });
    const { id, room } = await place.share();
    place.asker = null;
    await place.ask({ range: { from: Date.now() - 3 * HOUR, to: Date.now() } }, { room });
    const who = { organizationId: place.ours.id, userId: place.viewer.viewer.userId, shareLinkId: null };
    expect(place.refused).toMatchObject([
      { ...who, code: "BAD_INPUT", reason: "value-not-offered env", subject: "query shop/2" },
      { ...who, code: "PANEL_NOT_IN_ROOM", subject: "query other/1" },
      { organizationId: place.ours.id, userId: null, shareLinkId: id, code: "FORBIDDEN", subject: "query shop/1" },
    ]);
    expect(JSON.stringify(place.refused)).not.toMatch(new RegExp(`hunter2|${room}`));
  });

  it("is refused politely when it is too much", async () => {
    const perMinute = { panel: 2, share: 1, adhoc: 1, completion: 1 };
    place.services.limits = createRateLimits({ log: place.services.log, perMinute });
    await Promise.all([place.ask(), place.ask()]);
    const third = await place.ask();
    expect([third.status, Number(third.headers.get("retry-after"))]).toEqual([429, 60]);
    expect(place.refused.map(({ code }) => code)).toEqual(["RATE_LIMITED"]);
    place.asker = place.responder;
    expect(await outcomeOf(place.ask())).toBe(200);
    place.asker = null;
    const { room } = await place.share();
    expect(await outcomeOf(place.ask({}, { room }))).toBe(200);
    expect(await outcomeOf(place.ask({}, { room }))).toBe("RATE_LIMITED");
  });
});
