import { CST, Lexer } from "yaml";

const TOKENS_MAX = 150_000;
const DEPTH_MAX = 40;

/**
 * What makes a text costly to parse, found by looking at its tokens only, whose number grows with the text and no
 * faster: nesting without end, aliases and their anchors, by which a small file says much, and sheer number.
 */
export function yamlDanger(text: string): { code: "tooDeep" | "alias" | "tooMany"; offset: number } | null {
  let offset = 0;
  let count = 0;
  let flow = 0;
  /** Lists and questions that one line opens. */
  let block = 0;
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    count += 1;
    if (type === "newline") block = 0;
    if (type === "flow-seq-start" || type === "flow-map-start") flow += 1;
    if (type === "flow-seq-end" || type === "flow-map-end") flow = Math.max(0, flow - 1);
    if (type === "seq-item-ind" || type === "explicit-key-ind") block += 1;
    if (type === "alias" || type === "anchor") return { code: "alias", offset };
    if (flow > DEPTH_MAX || block > DEPTH_MAX) return { code: "tooDeep", offset };
    if (count > TOKENS_MAX) return { code: "tooMany", offset };
    // The marks that the lexer puts in between stand for nothing in the text.
    if (type !== "doc-mode" && type !== "flow-error-end" && type !== "scalar") offset += token.length;
  }
  return null;
}
