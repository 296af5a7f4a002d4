import { Refusal } from "./refusal";

/**
 * Where a text ends: outside everything (`""`), inside a literal (its opening mark) or inside a comment. `E'` is a
 * literal with backslash escapes in a language whose plain literals have none; `$tag$` is PostgreSQL's. A text that
 * ends between a backslash and what it escapes ends at `\\`, where nothing can be put.
 */
export type Place = string;

/** What has to be known of a query language to put a value into a text without changing what the text means. */
export interface QueryLanguage {
  /** How a variable that may hold several values is written where no format is named. */
  defaultFormat: string;
  /** What may stand outside quotes although only the reader wrote it. */
  token: RegExp;
  /** Where a text ends. */
  placeAfter(text: string): Place;
  /**
   * A text that stays inside the literal or comment.
   *
   * @throws Refusal value-not-allowed where nothing can be escaped there
   */
  inside(text: string, place: Place, name: string): string;
  /** A value as a literal of its own, or null where the format makes none in this language. */
  literal(value: string, format: string): string | null;
}

interface Grammar {
  defaultFormat: string;
  token: RegExp;
  /** Marks that open a literal; the value says how its end is escaped. */
  quotes: Readonly<Record<string, "backslash" | "double" | "both" | "none">>;
  lineComments: readonly string[];
  blockComments: boolean;
  /** PostgreSQL's `E'…'` and `$tag$…$tag$`. */
  postgres?: boolean;
  /** Formats that make a literal, and with which mark. */
  literals: Readonly<Record<string, string>>;
}

const LINE = "\n";
const BLOCK = "/*";
const DANGLING = "\\";
const DOLLAR = /^\$(?:[A-Za-z_]\w*)?\$/;
/** `[name]` closes with another mark than it opens. */
const closing = (place: Place): string => (place === "[" ? "]" : place === "E'" ? "'" : place);

/** Builds a language from its marks. */
export function queryLanguage(grammar: Grammar): QueryLanguage {
  const { quotes, lineComments, blockComments, postgres = false } = grammar;
  const escapingOf = (place: Place) => (place === "E'" ? "both" : quotes[place]);

  function open(text: string, index: number): [place: Place, length: number] {
    const comment = lineComments.find((mark) => text.startsWith(mark, index));
    if (comment) return [LINE, comment.length];
    if (blockComments && text.startsWith(BLOCK, index)) return [BLOCK, 2];
    const char = text[index] ?? "";
    if (postgres && char === "$") {
      const tag = /\w/.test(text[index - 1] ?? "") ? null : DOLLAR.exec(text.slice(index, index + 64));
      if (tag) return [tag[0], tag[0].length];
    }
    if (postgres && char === "'" && /(?:^|[^\w$])[eE]$/.test(text.slice(Math.max(0, index - 2), index)))
      return ["E'", 1];
    return Object.hasOwn(quotes, char) ? [char, 1] : ["", 1];
  }

  /** The place after the character at `index`, and how many characters were read. */
  function step(text: string, index: number, place: Place): [place: Place, length: number] {
    if (place === "") return open(text, index);
    if (place === LINE) return [text[index] === "\n" ? "" : LINE, 1];
    if (place === BLOCK) return text.startsWith("*/", index) ? ["", 2] : [BLOCK, 1];
    if (place.startsWith("$")) return text.startsWith(place, index) ? ["", place.length] : [place, 1];
    const end = closing(place);
    const escaping = escapingOf(place);
    if (text[index] === "\\" && (escaping === "backslash" || escaping === "both")) return [place, 2];
    if (text[index] !== end) return [place, 1];
    const doubled = escaping !== "backslash" && escaping !== "none" && text[index + 1] === end;
    return doubled ? [place, 2] : ["", 1];
  }

  function escaped(text: string, place: Place): string {
    const end = closing(place);
    const escaping = escapingOf(place);
    if (escaping === "double") return text.replaceAll(end, end + end);
    const safe = text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
    return escaping === "both" ? safe.replaceAll(end, end + end) : safe.replaceAll(end, `\\${end}`);
  }

  return {
    defaultFormat: grammar.defaultFormat,
    token: grammar.token,
    placeAfter(text) {
      let place: Place = "";
      let index = 0;
      while (index < text.length) {
        const [next, length] = step(text, index, place);
        place = next;
        index += length;
      }
      return index > text.length ? DANGLING : place;
    },
    inside(text, place, name) {
      const refused =
        place === DANGLING ||
        (text.includes("\0") && (escapingOf(place) === "double" || escapingOf(place) === "both")) ||
        (place === LINE && /[\n\r\u2028\u2029]/.test(text)) ||
        (place === BLOCK && /[*/]/.test(text)) ||
        (place.startsWith("$") && text.includes("$")) ||
        (escapingOf(place) === "none" && text.includes(closing(place)));
      if (refused) throw new Refusal("value-not-allowed", name);
      const plain = place === LINE || place === BLOCK || place.startsWith("$") || escapingOf(place) === "none";
      return plain ? text : escaped(text, place);
    },
    literal(value, format) {
      const mark = grammar.literals[format];
      return mark === undefined ? null : mark + escaped(value, mark) + mark;
    },
  };
}
