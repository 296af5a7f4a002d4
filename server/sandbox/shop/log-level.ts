import { hashUnit } from "./hash-unit";
import type { LogLevel } from "./log-entry";
import type { ShopCondition } from "./release-history";
import type { ShopService } from "./service-catalogue";

/** How the nth request of a second goes in one service. `index` is the service's place in the catalogue. */
export function logLevel(
  seed: number,
  { service, index }: { service: ShopService; index: number },
  at: { second: number; ordinal: number },
  condition: ShopCondition,
): LogLevel {
  const chance = hashUnit(seed, at.second, index * 64 + at.ordinal, 63);
  const broken = condition.impairment * (service.whenBroken.errorRatio > 0.001 ? 1 : 0);
  const errors = service.errorRatio * 3 + Math.min(0.42, service.whenBroken.errorRatio * 1.4 + 0.02) * broken;
  if (chance < errors) return "error";
  if (chance < errors + 0.02 + 0.22 * broken) return "warn";
  return chance > 0.94 ? "debug" : "info";
}
