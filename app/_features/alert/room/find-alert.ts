import type { AlertTarget } from "@/app/_lib/alert-target";
import type { ShownAlert } from "./shown-alerts";

/** The alert that is meant: the one of that id, else of the same name the one that has the most in common with it. */
export function findAlert(
  alerts: readonly ShownAlert[],
  { id, name, labels, startsAt }: AlertTarget,
): ShownAlert | null {
  const known = id === undefined ? undefined : alerts.find((alert) => alert.id === id);
  if (known) return known;
  const isStart = (alert: ShownAlert) => alert.firings.some((firing) => firing.startsAt === startsAt);
  const inCommon = (alert: ShownAlert) =>
    Object.entries(labels ?? {}).filter(([label, value]) => alert.labels[label] === value).length * 2 +
    Number(isStart(alert));
  const named = alerts.filter((alert) => alert.name === name);
  return named.reduce<ShownAlert | null>(
    (best, alert) => (best === null || inCommon(alert) > inCommon(best) ? alert : best),
    null,
  );
}
