import type { Action } from "@/server/command/contract/action";
import { findAlerts } from "@/server/command/find-alerts";
import { NameProblem } from "@/server/command/name-problem";
import { matchName } from "@/server/command/rules/match-name";
import type { IncidentDetail } from "@/server/incident/contract";
import { categoryOf } from "@/server/incident/rules";
import type { Matcher } from "@/server/matcher/contract";
import { compileMatchers } from "@/server/matcher/rules/compile-matchers";
import { parseMatchers } from "@/server/matcher/rules/parse-matchers";
import { problemOfMatchers } from "@/server/matcher/rules/problem-of-matchers";
import type { SignedIn } from "@/server/platform/context";
import { SILENCE_COMMENT_MAX, SILENCE_MINUTES, SILENCE_OWNERS, type SilenceOwner } from "@/server/silence/contract";
import { draftMatchers } from "@/server/silence/rules/draft-matchers";

const MINUTE_MS = 60_000;
/** A preview does not wait longer for how many there are. */
const COUNT_PATIENCE_MS = 3_000;

interface Written {
  /** Matchers, or the name of an alert. */
  alerts: string;
  /** Milliseconds; until the incident is over where it is left out. */
  for?: number;
  note: string;
}

/**
 * What a line silences, and how many alerts that would hold back now.
 * @throws NameProblem
 */
export async function silenceAction(
  context: SignedIn,
  incident: IncidentDetail,
  written: Written,
): Promise<Extract<Action, { command: "silence" }>> {
  const { owner, matchers, name } = await readAlerts(context, incident, written.alerts);
  const isOpen = ["triage", "active"].includes(categoryOf(incident.status));
  const minutes = written.for === undefined ? SILENCE_MINUTES.usual : Math.ceil(written.for / MINUTE_MS);
  if (minutes > SILENCE_MINUTES.most) throw new NameProblem("notADuration", "for", "");
  const count = await context.services.alertOwners[owner]?.silencer
    .count(matchers, AbortSignal.timeout(COUNT_PATIENCE_MS))
    .then((found) => found.count)
    .catch(() => null);
  return {
    command: "silence",
    owner,
    matchers,
    minutes,
    endsWithIncident: isOpen && written.for === undefined,
    comment: (written.note || name || incident.title).slice(0, SILENCE_COMMENT_MAX),
    count: count ?? null,
  };
}

async function readAlerts(
  context: SignedIn,
  incident: IncidentDetail,
  written: string,
): Promise<{ owner: SilenceOwner; matchers: Matcher[]; name: string }> {
  const alerts = await findAlerts(context, incident);
  const { matchers } = parseMatchers(written);
  if (matchers) {
    const problem = problemOfMatchers(matchers);
    if (problem) throw new NameProblem(problem.code === "matchesAll" ? "matchesAll" : "notMatchers", "alerts", written);
    // Webhooks leave out what Grafana keeps for itself.
    const fits = compileMatchers(matchers.filter(({ name }) => !name.startsWith("__")));
    const meant = alerts.find(({ labels }) => fits?.(labels));
    const usual = SILENCE_OWNERS.find((each) => context.services.alertOwners[each] !== null) ?? "grafana";
    return { owner: meant?.owner ?? alerts[0]?.owner ?? usual, matchers, name: meant?.name ?? "" };
  }
  const names = [...new Set(alerts.map(({ name }) => name))];
  const match = matchName(names, written, (name) => [name]);
  if (!("found" in match)) {
    throw new NameProblem(/[={]/.test(written) ? "notMatchers" : match.problem, "alerts", written);
  }
  const meant = alerts.filter(({ name }) => name === match.found);
  const owner = meant[0]?.owner ?? "grafana";
  const own = meant.filter((alert) => alert.owner === owner);
  const ruleUid = own.every((alert) => alert.ruleUid === own[0]?.ruleUid) ? own[0]?.ruleUid : null;
  return {
    owner,
    matchers: draftMatchers(
      own.map(({ labels }) => labels),
      ruleUid ?? undefined,
    ),
    name: match.found,
  };
}
