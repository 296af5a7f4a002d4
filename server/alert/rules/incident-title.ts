const TITLE_MAX = 200;
const NAMES = ["summary", "title", "message"];

/** One line that says what is wrong: what the alert's author wrote, else its name. */
export function incidentTitle(name: string, annotations: Readonly<Record<string, string>>): string {
  const written = NAMES.map((key) => annotations[key] ?? "").find((text) => text.trim() !== "");
  const line = (written ?? name)
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, TITLE_MAX)
    .toWellFormed();
  return line === "" ? "Alert" : line;
}
