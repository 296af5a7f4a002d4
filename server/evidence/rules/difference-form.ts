/**
 * How two answers to the same queries are shown together.
 *
 * - `lines`: over one another, the captured one dashed; `bars`: beside one another in one drawing, the captured one hollow
 * - `lanes`: each row of states followed by the captured one
 * - `rows`: one table in which rows that differ are marked
 * - `values`: both drawings, and what became of each value; `beside`: both drawings
 */
export type DifferenceForm = "lines" | "bars" | "lanes" | "rows" | "values" | "beside";

const FORMS: Readonly<Record<string, DifferenceForm>> = {
  timeseries: "lines",
  trend: "lines",
  barchart: "bars",
  histogram: "bars",
  "state-timeline": "lanes",
  "status-history": "lanes",
  table: "rows",
  logs: "rows",
  traces: "rows",
  stat: "values",
  gauge: "values",
  bargauge: "values",
  piechart: "values",
};

/** The form for a type of panel. */
export const differenceForm = (panelType: string): DifferenceForm =>
  (Object.hasOwn(FORMS, panelType) ? FORMS[panelType] : undefined) ?? "beside";
