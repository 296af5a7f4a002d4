import type { Tree } from "@lezer/common";
import { Refusal } from "../refusal";

export interface Parser {
  parse(text: string): Tree;
}

/** A text to be put in at a place of another one. */
export interface Insertion {
  at: number;
  text: string;
}

/** What the data source fills in stands where a number or duration may stand; grammars do not know it. */
const MACRO = /\$\{__\w+\}|\$__\w+/g;

/**
 * Parses a query whose macros are not filled in yet. Places in the tree are places in the text.
 *
 * @throws Refusal query-not-readable, rather than to change what is not understood
 */
export function parseQuery(parser: Parser, text: string): Tree {
  const tree = parser.parse(text.replace(MACRO, (macro) => `${"1".repeat(macro.length - 1)}s`));
  tree.iterate({
    enter(node) {
      if (node.type.isError) throw new Refusal("query-not-readable", text.slice(0, 80));
    },
  });
  return tree;
}

/** The text with everything put in. */
export function insertAll(text: string, insertions: readonly Insertion[]): string {
  let result = text;
  for (const { at, text: added } of [...insertions].sort((a, b) => b.at - a.at)) {
    result = result.slice(0, at) + added + result.slice(at);
  }
  return result;
}

/** A literal in double quotes, as PromQL, LogQL and TraceQL read it. */
export const literal = (value: string): string =>
  `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replaceAll("\r", "\\r")}"`;
