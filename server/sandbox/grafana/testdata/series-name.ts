import type { DataQuery } from "../data-source";

/** What TestData calls a series: its alias as it stands, or the refId. */
export function seriesName(query: DataQuery, index: number): string {
  if (typeof query.alias === "string" && query.alias) return query.alias;
  return `${query.refId}-series${index > 0 ? index : ""}`;
}

/** Labels written as `host=a, zone=b`. */
export function parseLabels(text: unknown, index: number): Record<string, string> {
  if (typeof text !== "string" || !text.trim()) return {};
  return Object.fromEntries(
    text
      .replace(/^\{|\}$/g, "")
      .split(",")
      .map((pair) => pair.split("="))
      .map(([name = "", value = ""]) => [
        name.trim(),
        value.trim().replaceAll(/^"|"$/g, "").replaceAll("$seriesIndex", String(index)),
      ]),
  );
}
