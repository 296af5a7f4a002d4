import { type Argument, type ArgumentKind, commandOf } from "@/server/command/contract/commands";
import { isCommand, parseCommand, type ParsedCommand } from "@/server/command/rules/parse-command";
import { type Token, tokenize } from "@/server/command/rules/tokenize";

/** What may stand where one is writing, the likelier first. */
export interface Wanted {
  kind: ArgumentKind | "command" | "option";
  /** Empty for the name of the command. */
  argument: string;
}

export interface CompletionPlace {
  /** The part of the line that a candidate takes the place of. */
  from: number;
  to: number;
  /** What is written there up to the cursor. */
  query: string;
  wanted: Wanted[];
  /** In the middle of a text, where one may just as well go on writing. */
  isByTheWay: boolean;
}

const OPTION_START = /^-{0,2}[A-Za-z]\w+$/;
const isName = ({ kind }: Argument): boolean => kind !== "text";
const open = (text: string): string => text.replace(/^["“”]/, "");

/** Where a cursor stands in a command, and what may come there; null in a message and in a text. Never throws. */
export function completionPlace(line: string, cursor: number): CompletionPlace | null {
  const at = Math.max(0, Math.min(cursor, line.length));
  if (!isCommand(line) || at === 0) return null;
  const parsed = parseCommand(line);
  if (!parsed) return null;
  const { word, name } = parsed;
  if (at <= word.end) {
    const wanted: Wanted[] = [{ kind: "command", argument: "" }];
    return { from: 0, to: word.end, query: line.slice(1, at), wanted, isByTheWay: false };
  }
  if (!name || commandOf(name).comesWith) return null;
  const { args } = commandOf(name);
  const token = tokenize(line, word.end).find(({ start, end }) => start < at && at <= end);
  return inOption(token, args, at, line) ?? inName(parsed, args, at, line) ?? inWord(token, args, at, line);
}

/** Behind `name=`. */
function inOption(
  token: Token | undefined,
  args: readonly Argument[],
  at: number,
  line: string,
): CompletionPlace | null {
  const argument = token?.key ? args.find(({ name }) => name === token.key?.toLowerCase()) : undefined;
  if (!token || !argument) return null;
  const from = token.start + argument.name.length + 1;
  if (at < from) return null;
  const wanted: Wanted[] = [{ kind: argument.kind, argument: argument.name }];
  return { from, to: token.end, query: open(line.slice(from, at)), wanted, isByTheWay: false };
}

/** In a name that goes to the end of the line. */
function inName(
  { places }: ParsedCommand,
  args: readonly Argument[],
  at: number,
  line: string,
): CompletionPlace | null {
  const rest = args.find((argument) => argument.rest && isName(argument));
  const place = rest && places[rest.name];
  if (!rest || !place || at < place.start || line.slice(place.end, at).trim() !== "") return null;
  const query = open(line.slice(place.start, at)).trim();
  const wanted: Wanted[] = [{ kind: rest.kind, argument: rest.name }];
  return { from: place.start, to: Math.max(place.end, at), query, wanted, isByTheWay: false };
}

/** In a word, or where one may begin. */
function inWord(token: Token | undefined, args: readonly Argument[], at: number, line: string): CompletionPlace | null {
  const [from, to] = token ? [token.start, token.end] : [at, at];
  const without = parseCommand(line.slice(0, from) + line.slice(to));
  const free = args.filter(({ name }) => !without?.places[name]);
  const query = line.slice(from, at);
  const rest = args.find((argument) => argument.rest);
  const isText = rest !== undefined && !isName(rest);
  const asWanted = ({ name, kind }: Argument): Wanted => ({ kind, argument: name });
  if (query.startsWith("@")) {
    const marked = free.filter(({ kind, named }) => !named && (kind === "person" || kind === "time")).map(asWanted);
    // In a text one may call anybody.
    const wanted =
      marked.some(({ kind }) => kind === "person") || !isText
        ? marked
        : [...marked, { kind: "person" as const, argument: "" }];
    return { from, to, query, wanted, isByTheWay: isText };
  }
  const options = free.filter(({ named, kind }) => named || kind === "flag" || kind === "time").map(({ name }) => name);
  if (OPTION_START.test(query) && (isText || (rest && without?.places[rest.name]))) {
    const wanted = options.map((argument): Wanted => ({ kind: "option", argument }));
    return { from, to, query, wanted, isByTheWay: true };
  }
  const next = free.find(({ named, kind, rest: isRest }) => !named && kind !== "flag" && (!isText || !isRest));
  if (!next || (isText && !next.required)) return null;
  return { from, to, query, wanted: [asWanted(next)], isByTheWay: isText && next.required !== true };
}
