import type { PracticeShop } from "@/server/ports/practice-shop";
import type { Shop } from "@/server/sandbox/shop/create-shop";

const LOOK_BACK_MS = 2 * 3_600_000;
const iso = (time: number | undefined) => (time === undefined ? null : new Date(time).toISOString());

/** The sandbox's shop as people may treat it. */
export function practiceShop(shop: Shop): PracticeShop {
  return {
    state() {
      const now = shop.now();
      const last = shop.releases(now - LOOK_BACK_MS, now).at(-1);
      const alerts = shop.alerts(now);
      const waiting = alerts.flatMap(({ state, activeAt, forSeconds }) =>
        state === "pending" && activeAt !== null ? [activeAt + forSeconds * 1_000] : [],
      );
      const isBroken = last?.kind === "deploy";
      const isQuiet = alerts.every(({ state }) => state === "inactive");
      return {
        condition: isBroken ? "broken" : isQuiet ? "well" : "healing",
        since: iso(last?.at),
        version: shop.condition(now).version,
        firing: alerts.filter(({ state }) => state === "firing").length,
        firesAt: iso(waiting.toSorted((one, other) => one - other)[0]),
        nextAt: iso(shop.nextRelease()?.at),
      };
    },
    breakIt: () => shop.deploy(),
    heal: () => shop.rollback(),
  };
}
