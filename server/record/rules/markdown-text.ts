import { CODE } from "@/server/timeline/rules/code-pattern";

/** A text within a line that shows as it is: without meaning anything to Markdown or HTML. */
export function markdownText(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[\\`*_[\]|~]/g, "\\$&")
    .replace(/[<&]/g, (mark) => (mark === "<" ? "&lt;" : "&amp;"));
}

/** A row of a table. */
export const markdownRow = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;

/** What would begin an element, a comment or the like. */
const TAG = /<(?=[A-Za-z/!?])/g;

/** Tags outside of code as the text that they are in a room: whoever reads the file may take HTML for what it says. */
function withoutTags(body: string): string {
  let told = "";
  let at = 0;
  for (const { 0: code, index } of body.matchAll(CODE)) {
    told += body.slice(at, index).replace(TAG, "&lt;") + code;
    at = index + code.length;
  }
  return told + body.slice(at).replace(TAG, "&lt;");
}

/** A message as it was written, which is Markdown, kept apart from what stands around it. */
export function markdownQuote(body: string): string {
  return withoutTags(body.replace(/\r\n?/g, "\n"))
    .split("\n")
    .map((line) => `  > ${line}`.trimEnd())
    .join("\n");
}
