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

/** A message as it was written, which is Markdown, kept apart from what stands around it. */
export function markdownQuote(body: string): string {
  return body
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => `  > ${line}`.trimEnd())
    .join("\n");
}
