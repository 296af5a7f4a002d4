import { describe, expect, it } from "vitest";
import { createShop } from "./create-shop";
import { EVALUATION_MS } from "./shop-alerts";

const HOUR = Date.UTC(2026, 5, 3, 10);
const NOW = HOUR + 55 * 60_000;
const shop = createShop({ seed: 7, now: () => NOW });

describe("the history of the shop's alerts", () => {
  it("says at every moment what the alerts themselves say", () => {
    const changes = shop.alertChanges(HOUR - 3_600_000, NOW);
    expect(changes.length).toBeGreaterThan(10);
    for (const { at, uid, previous, next } of changes) {
      const state = (time: number) => shop.alerts(time).find((alert) => alert.uid === uid)?.state;
      expect([state(at - EVALUATION_MS), state(at)]).toEqual([previous, next]);
    }
    const states = new Map(shop.alerts(HOUR - 3_600_000 - EVALUATION_MS).map(({ uid, state }) => [uid, state]));
    for (const { uid, next } of changes) states.set(uid, next);
    expect([...states.values()]).toEqual(shop.alerts(NOW).map(({ state }) => state));
  });

  it("keeps to its range and knows nothing of the future", () => {
    const changes = shop.alertChanges(HOUR, HOUR + 7_200_000);
    expect(changes.every(({ at }) => at >= HOUR && at <= NOW)).toBe(true);
    expect(shop.alertChanges(HOUR, HOUR + 60_000)).toEqual([]);
  });

  it("is told anew when a release is forced", () => {
    let now = HOUR;
    const drill = createShop({ now: () => now, incidents: "manual" });
    expect(drill.alertChanges(HOUR - 3_600_000, now)).toEqual([]);
    drill.deploy();
    now += 10 * 60_000;
    expect(drill.alertChanges(HOUR, now).filter(({ next }) => next === "firing")).toHaveLength(3);
  });
});
