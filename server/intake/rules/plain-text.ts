/** A text as a database can keep it, no longer than some UTF-16 units. */
export function plainText(text: string, most: number): string {
  return text.replaceAll("\0", "").slice(0, most).toWellFormed();
}
