import type { Action } from "@/server/command/contract/action";
import { type CommandName, commandOf } from "@/server/command/contract/commands";
import type { CommandProblem } from "@/server/command/contract";
import { NameProblem } from "@/server/command/name-problem";
import { type Asked, readAction } from "@/server/command/read-action";
import { checkAction } from "@/server/command/rules/check-action";
import { type ParsedCommand, parseCommand } from "@/server/command/rules/parse-command";
import type { IncidentDetail } from "@/server/incident/contract";
import { isAllowed } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";

export type Prepared = { action: Action; problem: null } | { action: null; problem: CommandProblem };

/** Where in the line an argument stands; the whole line where it does not. */
function placed(
  line: string,
  { places, word }: ParsedCommand,
  { code, argument, value }: { code: CommandProblem["code"]; argument?: string; value?: string },
): CommandProblem {
  const place = (argument !== undefined && Object.hasOwn(places, argument) && places[argument]) || {
    start: word.start,
    end: line.trimEnd().length,
  };
  return { code, start: place.start, end: place.end, ...(argument && { argument }), ...(value && { value }) };
}

/**
 * What a line would do to an incident, or the first thing that is wrong with it.
 * @throws AppError as the ports reject with
 */
export async function prepareCommand(
  context: SignedIn,
  incident: IncidentDetail,
  line: string,
  asked: Asked,
): Promise<Prepared> {
  const parsed = parseCommand(line);
  const name: CommandName | null = parsed?.name ?? null;
  if (!parsed || !name) {
    const problem: CommandProblem = { code: "unknownCommand", start: 0, end: parsed?.word.end ?? line.length };
    return { action: null, problem };
  }
  const { comesWith, permission } = commandOf(name);
  const refused = (code: CommandProblem["code"]): Prepared => ({
    action: null,
    problem: { code, ...parsed.word, value: comesWith ?? name },
  });
  if (comesWith) return refused("notYet");
  if (!isAllowed(context.viewer, permission)) return refused("notAllowed");
  const [first] = parsed.problems;
  if (first) return { action: null, problem: first };
  try {
    const action = await readAction(context, incident, name, parsed.args, asked);
    const problem = checkAction(action, incident, context.services.clock.now());
    return problem ? { action: null, problem: placed(line, parsed, problem) } : { action, problem: null };
  } catch (error) {
    if (!(error instanceof NameProblem)) throw error;
    return { action: null, problem: placed(line, parsed, error) };
  }
}
