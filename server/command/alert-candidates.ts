import type { Candidate } from "@/server/command/contract";
import { findAlerts, type NamedAlert } from "@/server/command/find-alerts";
import { rankNames } from "@/server/command/rules/rank-names";
import type { IncidentDetail } from "@/server/incident/contract";
import { completeMatchers } from "@/server/matcher/rules/complete-matchers";
import { printMatcher } from "@/server/matcher/rules/print-matcher";
import type { SignedIn } from "@/server/platform/context";
import { draftMatchers } from "@/server/silence/rules/draft-matchers";

/** The matchers that mean one alert; in braces, so that no label can be taken for an option of the command. */
const textOf = ({ labels, ruleUid }: NamedAlert): string =>
  `{${draftMatchers([labels], ruleUid ?? undefined)
    .map(printMatcher)
    .join(", ")}}`;

/** Alerts by their name, and matchers as they may go on. @param written from the beginning of the argument to the cursor */
export async function alertCandidates(
  context: SignedIn,
  incident: IncidentDetail,
  written: string,
): Promise<Candidate[]> {
  const alerts = await findAlerts(context, incident);
  const kind = "alert" as const;
  const named = rankNames(alerts, written, ({ name }) => [name]).map((alert): Candidate => {
    const shown = Object.entries(alert.labels).filter(([name]) => name !== "alertname" && !name.startsWith("__"));
    const detail = shown.map(([name, value]) => `${name}=${value}`).join(" ");
    return { kind, insert: textOf(alert), label: alert.name, ...(detail && { detail: detail.slice(0, 200) }) };
  });
  const goingOn =
    written === ""
      ? []
      : completeMatchers(
          written,
          alerts.map(({ labels }) => labels),
        );
  const all = [...named, ...goingOn.map((insert): Candidate => ({ kind, insert, label: insert }))];
  return [...new Map(all.map((each) => [each.insert, each])).values()];
}
