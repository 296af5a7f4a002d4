import type { ReleaseHistory } from "./release-history";
import { type AlertState, EVALUATION_MS, SHOP_RULES, shopAlerts } from "./shop-alerts";

/** A shop's alert that changed its state. */
export interface AlertChange {
  at: number;
  uid: string;
  previous: AlertState;
  next: AlertState;
  value: number;
}

const HOUR = 3_600_000;
const KEPT_HOURS = 100;
const MAX_RANGE = 3 * 24 * HOUR;

/** Evaluates the rules one after the other from a moment on, which is cheaper than to ask for each moment alone. */
function changesBetween(releases: ReleaseHistory, start: number, end: number): AlertChange[] {
  const found: AlertChange[] = [];
  const states = shopAlerts(releases, start - EVALUATION_MS).map(({ state, activeAt }) => ({ state, activeAt }));
  for (let at = start; at < end; at += EVALUATION_MS) {
    const { impairment } = releases.condition(at);
    for (const [i, rule] of SHOP_RULES.entries()) {
      const before = states[i];
      if (!before) continue;
      const value = rule.value(impairment);
      const activeAt = value > rule.threshold ? (before.activeAt ?? at) : null;
      const held = activeAt !== null && at - activeAt >= rule.forSeconds * 1000;
      const state: AlertState = activeAt === null ? "inactive" : held ? "firing" : "pending";
      if (state !== before.state) found.push({ at, uid: rule.uid, previous: before.state, next: state, value });
      states[i] = { state, activeAt };
    }
  }
  return found;
}

/** Finds the changes of the shop's alerts in a range of at most three days. Hours that are over are computed once. */
export function createAlertHistory(releases: ReleaseHistory): (fromMs: number, toMs: number) => AlertChange[] {
  const hours = new Map<number, AlertChange[]>();
  let revision = releases.revision;
  return (fromMs, toMs) => {
    if (revision !== releases.revision) hours.clear();
    revision = releases.revision;
    const found: AlertChange[] = [];
    const from = Math.max(fromMs, toMs - MAX_RANGE);
    for (let hour = Math.floor(from / HOUR) * HOUR; hour <= toMs; hour += HOUR) {
      const over = hour + HOUR <= toMs;
      const known = hours.get(hour) ?? changesBetween(releases, hour, over ? hour + HOUR : toMs + 1);
      if (over) hours.set(hour, known);
      if (hours.size > KEPT_HOURS) hours.delete(hours.keys().next().value ?? 0);
      found.push(...known.filter(({ at }) => at >= fromMs && at <= toMs));
    }
    return found;
  };
}
