import { alertCandidates } from "@/server/command/alert-candidates";
import { type Candidate, CANDIDATES_MAX, type CompleteCommandInput, type Completion } from "@/server/command/contract";
import {
  findDashboards,
  findOpenTasks,
  findPanels,
  findPeople,
  findServices,
  findSources,
  findTypes,
  type Named,
} from "@/server/command/find-names";
import { completionPlace, type Wanted } from "@/server/command/rules/completion-place";
import { fixedCandidates } from "@/server/command/rules/fixed-candidates";
import { parseCommand } from "@/server/command/rules/parse-command";
import { quoted } from "@/server/command/rules/print-command";
import { rankNames } from "@/server/command/rules/rank-names";
import type { IncidentDetail } from "@/server/incident/contract";
import { readIncident } from "@/server/incident/queries";
import type { SignedIn } from "@/server/platform/context";

const PLAIN = /^[\w.-]+$/;
const LANGUAGE = { query: "promql", logs: "logql", trace: "traceql" } as const;

async function namesOf(
  context: SignedIn,
  incident: IncidentDetail,
  { kind }: Wanted,
  { query, command }: { query: string; command: string },
): Promise<readonly Named<unknown>[]> {
  switch (kind) {
    case "person":
      return (await findPeople(context)).map((each) => ({ ...each, detail: each.value.name }));
    case "panel":
      return findPanels(context, incident);
    case "dashboard":
      return findDashboards(context, query);
    case "task":
      return findOpenTasks(context, incident);
    case "service":
      return findServices(context);
    case "incidentType":
      return findTypes(context, incident);
    case "dataSource":
      return findSources(context, LANGUAGE[command as keyof typeof LANGUAGE] ?? "promql");
    default:
      return [];
  }
}

/** How a name is written: the shortest one that nothing else has. */
function written({ kind }: Wanted, names: readonly Named<unknown>[], { names: own }: Named<unknown>): string {
  if (kind === "person") return `@${own[0]}`;
  const isShared = names.filter(({ names: [first] }) => first === own[0]).length > 1;
  const name = (isShared ? own[1] : undefined) ?? own[0];
  return PLAIN.test(name) ? name : quoted(name);
}

/**
 * What may stand where one is writing, the best first. What cannot be asked for at the moment is left out.
 * @throws AppError NOT_FOUND, RATE_LIMITED
 */
export async function completeCommand(context: SignedIn, input: CompleteCommandInput): Promise<Completion> {
  const { line, cursor, incidentNumber } = input;
  await context.services.limits.take("completion", context.viewer.userId);
  const incident = await readIncident(context, incidentNumber);
  const place = completionPlace(line, cursor);
  if (!place) return { from: cursor, to: cursor, candidates: [] };
  const { from, to } = place;
  const command = parseCommand(line)?.name ?? null;
  const query = place.query.replace(/^@/, "");
  const lists = await Promise.all(
    place.wanted.map(async (wanted): Promise<Candidate[]> => {
      const fixed = fixedCandidates(wanted, { nextStatuses: incident.nextStatuses, command });
      if (fixed) return rankNames(fixed, place.query, ({ label }) => [label, label.replace(/^@/, "")]);
      if (wanted.kind === "alert") return alertCandidates(context, incident, place.query).catch(() => []);
      const names = await namesOf(context, incident, wanted, { query, command: command ?? "" }).catch(() => []);
      return rankNames(names, query, (each) => each.names)
        .slice(0, CANDIDATES_MAX)
        .map((each) => ({
          kind: wanted.kind,
          insert: written(wanted, names, each),
          label: wanted.kind === "person" ? `@${each.names[0]}` : each.names[0],
          ...(each.detail && { detail: each.detail }),
        }));
    }),
  );
  return { from, to, candidates: lists.flat().slice(0, CANDIDATES_MAX) };
}
