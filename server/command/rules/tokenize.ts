/** A word of a line: `severity`, `"two words"`, `due=30m`, `note="two words"`. */
export interface Token {
  /** As written. */
  raw: string;
  /** Without quotes and what escapes inside them; of `name=value` the value. */
  value: string;
  /** Before an `=`, where there is one. */
  key: string | null;
  isQuoted: boolean;
  /** False where the quote that began was not ended. */
  isClosed: boolean;
  start: number;
  end: number;
}

const SPACE = /\s/;
const KEY = /^([A-Za-z][\w-]{0,40})=/;
const CLOSING: Readonly<Record<string, string>> = { '"': '"', "“": '"“”', "”": '"“”' };

/** Reads what is in quotes from `at`, which is behind the quote that opens. */
function readQuoted(line: string, at: number, closing: string): { value: string; end: number; isClosed: boolean } {
  let value = "";
  for (let index = at; index < line.length; index += 1) {
    const character = line[index] ?? "";
    if (closing.includes(character)) return { value, end: index + 1, isClosed: true };
    const next = line[index + 1];
    if (character === "\\" && next !== undefined && (next === "\\" || closing.includes(next))) {
      value += next;
      index += 1;
    } else value += character;
  }
  return { value, end: line.length, isClosed: false };
}

/** The words of a line from a position on. Quotes hold words together where they begin one. */
export function tokenize(line: string, from = 0): Token[] {
  const tokens: Token[] = [];
  let at = from;
  while (at < line.length) {
    if (SPACE.test(line[at] ?? "")) {
      at += 1;
      continue;
    }
    const start = at;
    const key = KEY.exec(line.slice(start, start + 42))?.[1] ?? null;
    const begin = key === null ? start : start + key.length + 1;
    const closing = CLOSING[line[begin] ?? ""];
    if (closing) {
      const { value, end, isClosed } = readQuoted(line, begin + 1, closing);
      at = end;
      // What is glued to the closing quote belongs to the word.
      let tail = "";
      for (; at < line.length && !SPACE.test(line[at] ?? ""); at += 1) tail += line[at];
      tokens.push({
        raw: line.slice(start, at),
        value: value + tail,
        key,
        isQuoted: true,
        isClosed,
        start,
        end: at,
      });
      continue;
    }
    while (at < line.length && !SPACE.test(line[at] ?? "")) at += 1;
    tokens.push({
      raw: line.slice(start, at),
      value: line.slice(begin, at),
      key,
      isQuoted: false,
      isClosed: true,
      start,
      end: at,
    });
  }
  return tokens;
}
