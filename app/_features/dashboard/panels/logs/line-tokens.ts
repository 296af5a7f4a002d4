export type TokenKind = "plain" | "key" | "string" | "number" | "level";

export interface LineToken {
  text: string;
  kind: TokenKind;
}

const PARTS =
  /("(?:[^"\\]|\\.)*")(\s*:)?|([A-Za-z_][\w.-]*)(?==)|\b(CRITICAL|FATAL|ERROR|WARN(?:ING)?|INFO|DEBUG|TRACE)\b|(?:(?<![\w.:-])|(?<=":))(-?\d+(?:\.\d+)?(?:ns|µs|ms|s|m|h|B|KB|MB|GB|%)?)(?![\w.:-])/g;
/** Longer lines are shown as they are: colouring them would cost more than it tells. */
const LONGEST = 4_000;

/** A line of a log in coloured parts: keys, quoted texts, numbers and levels of logfmt, JSON and plain lines. */
export function lineTokens(line: string): LineToken[] {
  if (line.length > LONGEST) return [{ text: line, kind: "plain" }];
  const tokens: LineToken[] = [];
  let end = 0;
  const add = (text: string, kind: TokenKind) => text !== "" && tokens.push({ text, kind });
  for (const match of line.matchAll(PARTS)) {
    const [whole, quoted, colon, key, level] = match;
    add(line.slice(end, match.index), "plain");
    if (quoted !== undefined) {
      add(quoted, colon === undefined ? "string" : "key");
      add(colon ?? "", "plain");
    } else add(whole, key !== undefined ? "key" : level !== undefined ? "level" : "number");
    end = match.index + whole.length;
  }
  add(line.slice(end), "plain");
  return tokens;
}
