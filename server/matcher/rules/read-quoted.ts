const SIMPLE: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  '"': 34,
  "\\": 92,
};
const LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const HIGHEST = 0x10ffff;
const isSurrogate = (point: number): boolean => point >= 0xd800 && point <= 0xdfff;

export type Quoted =
  | { value: string; end: number }
  | { code: "unclosedQuote" | "badEscape"; start: number; end: number };

/**
 * Reads what stands in double quotes, as Go's string literals have it: `\n`, `\"`, `\\`, bytes as `\xf0` or `\360`,
 * code points as `\u2603` or `\U0001f642`. The bytes together have to be UTF-8.
 * @param at the opening quote
 */
export function readQuoted(text: string, at: number): Quoted {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  let index = at + 1;
  const unclosed: Quoted = { code: "unclosedQuote", start: at, end: text.length };
  while (index < text.length) {
    const point = text.codePointAt(index) ?? 0;
    const character = String.fromCodePoint(point);
    if (character === "\n") return { ...unclosed, end: index };
    if (character === '"') {
      try {
        return {
          value: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes)),
          end: index + 1,
        };
      } catch {
        return { code: "badEscape", start: at, end: index + 1 };
      }
    }
    if (character === "\\") {
      const escape = readEscape(text, index + 1);
      if (!escape) return { code: "badEscape", start: index, end: Math.min(index + 2, text.length) };
      bytes.push(...escape.bytes);
      index = escape.end;
      continue;
    }
    bytes.push(...encoder.encode(character));
    index += character.length;
  }
  return unclosed;
}

/** What follows a backslash; null where Go knows no such escape. */
function readEscape(text: string, at: number): { bytes: Iterable<number>; end: number } | null {
  const kind = text[at] ?? "";
  const simple = Object.hasOwn(SIMPLE, kind) ? SIMPLE[kind] : undefined;
  if (simple !== undefined) return { bytes: [simple], end: at + 1 };
  if (/^[0-7]$/.test(kind)) {
    const digits = text.slice(at, at + 3);
    const byte = /^[0-7]{3}$/.test(digits) ? Number.parseInt(digits, 8) : 256;
    return byte < 256 ? { bytes: [byte], end: at + 3 } : null;
  }
  const length = Object.hasOwn(LENGTH, kind) ? LENGTH[kind] : undefined;
  if (length === undefined) return null;
  const digits = text.slice(at + 1, at + 1 + length);
  if (digits.length < length || !/^[\da-f]+$/i.test(digits)) return null;
  const number = Number.parseInt(digits, 16);
  const end = at + 1 + length;
  if (kind === "x") return { bytes: [number], end };
  if (number > HIGHEST || isSurrogate(number)) return null;
  return { bytes: new TextEncoder().encode(String.fromCodePoint(number)), end };
}
