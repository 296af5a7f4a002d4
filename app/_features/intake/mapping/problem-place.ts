/** The word that ends where JSONata gave up: it names a place behind what it could not read. */
export function problemPlace(
  text: string,
  position: number,
): { from: number; to: number; line: number; column: number } {
  const to = Math.max(Math.min(position, text.length), Math.min(1, text.length));
  const [word = ""] = /(?:[\w$]+|\S)\s*$/.exec(text.slice(0, to)) ?? [];
  const from = to - word.length;
  const lines = text.slice(0, from).split("\n");
  return { from, to, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
