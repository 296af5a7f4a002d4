import type { FiringFact, Told } from "@/server/alert/rules/alert-history";

/** A report of an alert, before it is known which firing it is about. Times are RFC 3339 in UTC. */
export interface PlacedReport {
  fact: "fires" | "ended" | "acknowledged";
  startsAt: string | null;
  endsAt: string | null;
  at: string;
  told: Told | null;
}

export type KnownFiring = Pick<FiringFact, "startsAt" | "endsAt">;

/**
 * The firing that a report is about. A report without a start is about the firing that its moment falls into: one that
 * fires outside of all begins a new one, and any other tells nothing.
 * @param known the alert's firings, in any order
 */
export function placeReport(report: PlacedReport, known: readonly KnownFiring[]): FiringFact | null {
  const { fact, at, told } = report;
  const factOf = (startsAt: string): FiringFact => ({
    startsAt,
    endsAt: fact === "ended" ? (report.endsAt ?? at) : null,
    acknowledgedAt: fact === "acknowledged" ? at : null,
    told,
  });
  if (report.startsAt !== null) return factOf(report.startsAt);
  let last: KnownFiring | null = null;
  for (const firing of known) if (firing.startsAt <= at && (!last || firing.startsAt > last.startsAt)) last = firing;
  const isWithin = last !== null && (last.endsAt === null || at < last.endsAt);
  if (fact === "fires") return factOf(isWithin && last ? last.startsAt : at);
  // The end itself lies outside of the firing: told again, it is still about that one.
  if (last && (isWithin || fact === "ended")) return factOf(last.startsAt);
  return null;
}
