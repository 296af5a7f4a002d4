import { IntervalVariable, type SceneVariable } from "@grafana/scenes";
import type { StoredVariable } from "@/server/dashboard/contract";
import { AUTO_VALUE, isAutoInterval, listedIntervals } from "@/server/dashboard/rules/interval-options";

/** A variable that holds a duration; `auto` divides the shown range into so many steps. */
export function buildInterval(stored: StoredVariable, shared: Partial<IntervalVariable["state"]>): SceneVariable {
  const value = String(stored.current.value ?? "");
  const intervals = listedIntervals(stored);
  return new IntervalVariable({
    ...shared,
    intervals,
    autoEnabled: stored.auto === true,
    autoStepCount: Number(stored.auto_count) || 30,
    autoMinInterval: typeof stored.auto_min === "string" && stored.auto_min ? stored.auto_min : "10s",
    value: isAutoInterval(value) ? AUTO_VALUE : value || (intervals[0] ?? "1m"),
  });
}
