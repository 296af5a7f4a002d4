import type { ChangeKind, ChangeOutcome } from "@/server/change/contract";
import type { ReportedChange } from "@/server/intake/contract/reported";

/** A change as all that was told of it makes it. Times are RFC 3339 in UTC, to the millisecond. */
export interface ChangeState {
  kind: ChangeKind;
  serviceName: string;
  environment: string;
  title: string;
  version: string;
  url: string;
  actor: string;
  startedAt: string | null;
  finishedAt: string | null;
  outcome: ChangeOutcome;
  /** The time of the newest fact. */
  toldAt: string;
}

const RANK: Record<ChangeOutcome, number> = { unknown: 0, running: 1, succeeded: 2, failed: 2, cancelled: 2 };

/** What one report says. */
export function stateOfReport(report: ReportedChange): ChangeState {
  const { kind, at, outcome = "succeeded" } = report;
  const ends = RANK[outcome] === RANK.succeeded;
  return {
    kind,
    serviceName: report.service,
    environment: report.environment,
    title: report.summary,
    version: report.version,
    url: report.url,
    actor: report.actor ?? "",
    startedAt: report.startedAt ?? (outcome === "running" ? at : null),
    finishedAt: ends ? (report.finishedAt ?? at) : null,
    outcome,
    toldAt: at,
  };
}

/** Settles which of two counts, so that no order of telling makes another state: what is over counts, then the newer. */
function isNewer(one: ChangeState, other: ChangeState): boolean {
  const key = (state: ChangeState): [number, string, string] => {
    const { startedAt: _, ...own } = state;
    return [RANK[state.outcome], state.toldAt, JSON.stringify(Object.entries(own).toSorted())];
  };
  const [ours, theirs] = [key(one), key(other)];
  for (const [index, value] of ours.entries()) {
    const against = theirs[index] ?? "";
    if (value !== against) return value > against;
  }
  return true;
}

/** What two states of one change make together; in any order, and however often, the same. */
export function mergeChange(one: ChangeState, other: ChangeState): ChangeState {
  const newest = isNewer(one, other) ? one : other;
  const [startedAt = null] = [one.startedAt, other.startedAt].filter((at) => at !== null).toSorted();
  return { ...newest, startedAt };
}

/** When a change took effect, as far as is known. */
export function effectOf({ finishedAt, startedAt, toldAt }: ChangeState): string {
  return finishedAt ?? startedAt ?? toldAt;
}
