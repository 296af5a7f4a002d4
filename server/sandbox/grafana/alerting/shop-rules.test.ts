import { expect, it } from "vitest";
import { createShop } from "../../shop/create-shop";
import { shopInstances } from "./shop-rules";

it("begins a firing when the condition has held long enough, not when it was met first", () => {
  const start = Date.UTC(2026, 5, 3, 10);
  let now = start;
  const shop = createShop({ now: () => now, incidents: "manual" });
  shop.deploy();
  now += 10 * 60_000;
  const begun = shop.alertChanges(start, now).filter(({ next }) => next === "firing");
  const firing = shopInstances(shop).filter(({ state }) => state === "Alerting");
  expect(firing.map(({ rule, since }) => [rule.uid, since]).sort()).toEqual(
    begun.map(({ uid, at }) => [uid, at]).sort(),
  );
  expect(firing.length).toBeGreaterThan(1);
  expect(firing.every(({ since, activeAt = since }) => since > activeAt)).toBe(true);
});
