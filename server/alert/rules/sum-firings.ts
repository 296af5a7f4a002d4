import type { FiringName, FiringPart, RoomFirings } from "@/server/alert/contract/room-firings";
import { severityOf } from "@/server/alert/rules/severity-of";

/** A room of more names than these shows their number only. */
const NAMES_MOST = 50;
const LABEL = { severityLabel: "severity", severityMap: {} };

const earlier = (one: FiringPart, other: FiringPart) => (other.since < one.since ? other : one);

function sumName(parts: readonly [FiringPart, ...FiringPart[]]): FiringName {
  const count = (state: FiringPart["state"]) =>
    parts.reduce((sum, part) => sum + (part.state === state ? part.count : 0), 0);
  const loud = parts.filter(({ state }) => state === "firing");
  const told = loud.length > 0 ? loud : parts;
  const [worst = "sev5"] = told.map(({ severity }) => severityOf({ severity }, LABEL)).toSorted();
  const first = told.reduce(earlier, told[0] ?? parts[0]);
  return {
    name: first.name,
    severity: worst,
    firing: count("firing"),
    silenced: count("silenced"),
    acknowledged: parts.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
    isFlapping: parts.some(({ isFlapping }) => isFlapping),
    since: first.since,
    alertId: first.alertId,
    panel: first.panel ?? parts.find(({ panel }) => panel)?.panel ?? null,
  };
}

/** Worse before milder, many before few, old before new: the same alerts always stand in the same order. */
function byWeight(one: FiringName, other: FiringName): number {
  return (
    Number(one.firing === 0) - Number(other.firing === 0) ||
    one.severity.localeCompare(other.severity) ||
    other.firing - one.firing ||
    one.since.localeCompare(other.since) ||
    (one.name < other.name ? -1 : 1)
  );
}

/** What the alerts of a room come to, by name, the worst first; `most` is how many names are listed. */
export function sumFirings(parts: readonly FiringPart[], most = NAMES_MOST): RoomFirings {
  const byName = new Map<string, [FiringPart, ...FiringPart[]]>();
  const sum: RoomFirings = { names: [], more: 0, firing: 0, silenced: 0, resolved: 0 };
  for (const part of parts) {
    sum[part.state] += part.count;
    if (part.state === "resolved") continue;
    const known = byName.get(part.name);
    if (known) known.push(part);
    else byName.set(part.name, [part]);
  }
  const names = [...byName.values()].map(sumName).toSorted(byWeight);
  return { ...sum, names: names.slice(0, most), more: Math.max(0, names.length - most) };
}
