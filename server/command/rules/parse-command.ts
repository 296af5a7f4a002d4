import {
  type Argument,
  argumentsSchema,
  type CommandArguments,
  type CommandName,
  COMMANDS,
  commandOf,
} from "@/server/command/contract/commands";
import type { CommandProblem } from "@/server/command/contract";
import { isLikeATime, isShapedLike, readArgument } from "@/server/command/rules/read-argument";
import { type Token, tokenize } from "@/server/command/rules/tokenize";

export interface Place {
  start: number;
  end: number;
}

export interface ParsedCommand {
  /** Null where there is no command of that name. */
  name: CommandName | null;
  /** The name with its slash. */
  word: Place;
  args: CommandArguments;
  /** Where each argument stands. */
  places: Record<string, Place>;
  /** In the order of the line; none where it can be carried out as far as the line tells. */
  problems: CommandProblem[];
}

const WORD = /^\/(?:([A-Za-z][\w-]*)(?=\s|$)|$)/;
const WHAT_IS_WRONG: Partial<Record<Argument["kind"], CommandProblem["code"]>> = {
  duration: "notADuration",
  time: "notATime",
};

/** Whether a line is a command. What begins with `//`, with a space or with a path is a message. */
export const isCommand = (line: string): boolean => WORD.test(line);

/** Reads any text as a command; null where it is a message. Never throws. */
export function parseCommand(line: string): ParsedCommand | null {
  const match = WORD.exec(line);
  if (!match) return null;
  const word = { start: 0, end: match[0].length };
  const written = (match[1] ?? "").toLowerCase();
  if (!Object.hasOwn(COMMANDS, written)) {
    const problem: CommandProblem = { code: "unknownCommand", ...word, value: written };
    return { name: null, word, args: {}, places: {}, problems: [problem] };
  }
  const name = written as CommandName;
  return { name, word, ...readLine(line, name, tokenize(line, word.end)) };
}

function readLine(
  line: string,
  name: CommandName,
  tokens: Token[],
): Pick<ParsedCommand, "args" | "places" | "problems"> {
  const { args: wanted, comesWith } = commandOf(name);
  const args = new Map<string, CommandArguments[string]>();
  const places = new Map<string, Place>();
  const problems: CommandProblem[] = [];
  const rest = wanted.find((argument) => argument.rest);
  const isFree = ({ name: key }: Argument): boolean => !places.has(key);

  const fill = (argument: Argument, token: Token): void => {
    const place = { start: token.start, end: token.end };
    places.set(argument.name, place);
    if (!token.isClosed) return void problems.push({ code: "unclosedQuote", ...place, argument: argument.name });
    const reading = readArgument(argument, token.value);
    if ("value" in reading) args.set(argument.name, reading.value);
    else problems.push({ code: reading.problem, ...place, argument: argument.name, value: token.value });
  };
  /** Takes a word that shows by itself what it is for. */
  const take = (token: Token | undefined): boolean => {
    if (!token) return false;
    const meant = wanted.filter((each) => (!each.rest || token.key === each.name) && isShapedLike(each, token));
    const free = meant.find(isFree);
    const [argument] = meant;
    if (free) fill(free, token);
    else if (argument && token.key !== null) {
      problems.push({ code: "givenTwice", start: token.start, end: token.end, argument: argument.name });
    } else return false;
    return true;
  };
  /** Gives a word to the first argument that still waits for one, whatever it looks like. */
  const give = (token: Token): void => {
    const place = { start: token.start, end: token.end };
    const next = wanted.find((each) => isFree(each) && !each.named && each.kind !== "flag");
    if (token.key !== null && !token.isQuoted) problems.push({ code: "unknownOption", ...place, value: token.key });
    else if (next) fill(next, token);
    else problems.push({ code: "tooMany", ...place, value: token.raw });
  };

  if (!rest) for (const token of tokens) void (take(token) || give(token));
  else {
    let [first, last] = [0, tokens.length - 1];
    while (take(tokens[first])) first += 1;
    while (last >= first && take(tokens[last])) last -= 1;
    const [head, tail] = [tokens[first], tokens[last]];
    if (head && tail && first <= last) fillRest(head, tail);
  }

  function fillRest(head: Token, tail: Token): void {
    if (!rest) return;
    const place = { start: head.start, end: tail.end };
    const time = wanted.find((each) => each.kind === "time" && each.required && isFree(each));
    if (time && isLikeATime(head.raw)) {
      places.set(time.name, { start: head.start, end: head.end });
      problems.push({ code: "notATime", start: head.start, end: head.end, argument: time.name, value: head.value });
    }
    if (!isFree(rest))
      return void problems.push({ code: "tooMany", ...place, value: line.slice(head.start, tail.end) });
    if (head.isQuoted && !head.isClosed) return fill(rest, head);
    places.set(rest.name, place);
    const isOneQuoted = head === tail && head.isQuoted && head.key === null;
    args.set(rest.name, isOneQuoted ? head.value : line.slice(head.start, tail.end));
  }

  for (const { name: argument, required } of comesWith ? [] : wanted) {
    if (required && !places.has(argument)) {
      problems.push({ code: "missing", start: line.trimEnd().length, end: line.length, argument });
    }
  }
  const checked = argumentsSchema(name).safeParse(Object.fromEntries(args));
  for (const { path } of checked.error?.issues ?? []) {
    const argument = wanted.find((each) => each.name === path[0]);
    const place = argument && places.get(argument.name);
    if (!argument || !place || problems.some((each) => each.argument === argument.name)) continue;
    problems.push({ code: WHAT_IS_WRONG[argument.kind] ?? "notAName", ...place, argument: argument.name });
  }
  return {
    args: checked.data ?? Object.fromEntries(args),
    places: Object.fromEntries(places),
    problems: problems.toSorted((a, b) => a.start - b.start),
  };
}
