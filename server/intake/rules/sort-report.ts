import type { RefusedPart, Report, ReportedAlert, ReportedGroup } from "@/server/intake/contract/reported";

/** A report of what could be taken and of what could not. */
export function sortReport(checked: readonly (ReportedAlert | RefusedPart)[], group: ReportedGroup | null): Report {
  const alerts: ReportedAlert[] = [];
  const refused: RefusedPart[] = [];
  for (const one of checked) {
    if ("part" in one) refused.push(one);
    else alerts.push(one);
  }
  return { group, alerts, changes: [], refused };
}
