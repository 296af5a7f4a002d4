import { defined, jsonOf, numberOf, ownField, textOf, type Json } from "../json-values";
import { reducerName } from "./reducer-name";

const VALUES = ["min", "max", "avg", "current", "total"] as const;
/** Names of the columns of a legend, by which it is sorted. */
const COLUMNS: Readonly<Record<string, string>> = {
  min: "Min",
  max: "Max",
  avg: "Mean",
  current: "Last *",
  total: "Total",
};

/** The legend of an old graph. */
export function graphLegend(stored: unknown): Json {
  const legend = jsonOf(stored);
  const shown = VALUES.filter((name) => legend.values === true && legend[name] === true);
  const sort = ownField(COLUMNS, textOf(legend.sort));
  return defined({
    showLegend: legend.show !== false,
    displayMode: legend.alignAsTable === true ? "table" : "list",
    placement: legend.rightSide === true ? "right" : "bottom",
    calcs: shown.map(reducerName),
    width: legend.rightSide === true ? numberOf(legend.sideWidth) : undefined,
    ...(sort ? { sortBy: sort, sortDesc: legend.sortDesc === true } : {}),
  });
}
