import { COMMAND_NAMES, commandOf, type CommandName } from "@/server/command/contract/commands";
import type { Candidate } from "@/server/command/contract";
import type { Wanted } from "@/server/command/rules/completion-place";
import { INCIDENT_ROLES, type IncidentStatus, SEVERITIES } from "@/server/incident/contract";

const BEHIND = ["@-5m", "@-10m", "@-30m", "@-1h"];
const AHEAD = ["@+15m", "@+30m", "@+1h", "@+2h"];
const DURATIONS = ["15m", "1h", "6h", "1d", "7d"];

/** What is known without asking anybody; null for names that have to be looked up. */
export function fixedCandidates(
  { kind, argument }: Wanted,
  { nextStatuses, command }: { nextStatuses: readonly IncidentStatus[]; command: CommandName | null },
): Candidate[] | null {
  const of = (values: readonly string[]): Candidate[] => values.map((value) => ({ kind, insert: value, label: value }));
  switch (kind) {
    case "command":
      if (argument !== "") return of(COMMAND_NAMES);
      return COMMAND_NAMES.map((name) => ({ kind, insert: `/${name}`, label: name }));
    case "option": {
      const spec = command && commandOf(command).args.find(({ name }) => name === argument);
      const insert = spec?.kind === "flag" ? `--${argument}` : `${argument}=`;
      return [{ kind, insert, label: insert }];
    }
    case "severity":
      return of(SEVERITIES);
    case "role":
      return of(INCIDENT_ROLES);
    case "status":
      return of(nextStatuses);
    case "time":
      return of(argument === "due" || argument === "next" ? AHEAD : BEHIND);
    case "duration":
      return of(DURATIONS);
    case "text":
    case "runbook":
    case "flag":
      return [];
    default:
      return null;
  }
}
