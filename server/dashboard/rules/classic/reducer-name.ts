import { ownField, textOf } from "../json-values";

const RENAMED: Readonly<Record<string, string>> = {
  avg: "mean",
  current: "lastNotNull",
  total: "sum",
  first: "firstNotNull",
  name: "lastNotNull",
  last_time: "lastNotNull",
};

/** What a single stat, a legend or a table of Grafana 6 calls a calculation, as it is called today. */
export function reducerName(stored: unknown): string {
  const name = textOf(stored) || "avg";
  return ownField(RENAMED, name) ?? name;
}
