import type { FiringName } from "@/server/alert/contract/room-firings";
import { sumFirings } from "@/server/alert/rules/sum-firings";
import { firingParts } from "./firing-parts";
import { mergeSpans, type Span } from "./merge-spans";
import type { ShownAlert } from "./shown-alerts";

/** Alerts of one name. */
export interface AlertNameGroup {
  name: string;
  /** What fires of them; null where nothing does. */
  firing: FiringName | null;
  /** What fires first, then what is held back, then what is over; the newest first. */
  alerts: ShownAlert[];
  /** When any of them fired. */
  spans: Span[];
}

const RANK = { firing: 0, silenced: 1, resolved: 2 } as const;
const byState = (one: ShownAlert, other: ShownAlert) =>
  RANK[one.state] - RANK[other.state] || other.startsAt.localeCompare(one.startsAt) || (one.id < other.id ? -1 : 1);
const newest = ({ alerts }: AlertNameGroup) => alerts[0]?.startsAt ?? "";

/** Alerts by their names: in the order of what fires, and then what fired last. */
export function groupAlerts(alerts: readonly ShownAlert[]): AlertNameGroup[] {
  const byName = new Map<string, ShownAlert[]>();
  for (const alert of alerts) {
    const known = byName.get(alert.name);
    if (known) known.push(alert);
    else byName.set(alert.name, [alert]);
  }
  const { names } = sumFirings(firingParts(alerts), byName.size);
  const place = new Map(names.map((firing, index) => [firing.name, { firing, index }]));
  const groups = [...byName].map(([name, of]) => ({
    name,
    firing: place.get(name)?.firing ?? null,
    alerts: of.toSorted(byState),
    spans: mergeSpans(of.flatMap(({ firings }) => firings)),
  }));
  const at = ({ name }: AlertNameGroup) => place.get(name)?.index ?? place.size;
  return groups.toSorted((one, other) => at(one) - at(other) || newest(other).localeCompare(newest(one)));
}
