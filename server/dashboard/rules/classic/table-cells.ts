import { isJson, ownField, textOf, type Json } from "../json-values";

const CELLS: Readonly<Record<string, Json>> = {
  "gradient-gauge": { type: "gauge", mode: "gradient" },
  "lcd-gauge": { type: "gauge", mode: "lcd" },
  basic: { type: "gauge", mode: "basic" },
  "color-background": { type: "color-background", mode: "gradient" },
  "color-background-solid": { type: "color-background", mode: "basic" },
};

/** How a table draws a cell: one word before Grafana 9.5, an object since. */
export function tableCell(displayMode: unknown): Json {
  const name = textOf(displayMode) || "auto";
  return ownField(CELLS, name) ?? { type: name };
}

/** Custom field options of tables in today's words. */
export function tableFields({ displayMode, hidden, ...custom }: Json): Json {
  return {
    ...custom,
    ...(displayMode !== undefined && !isJson(custom.cellOptions) ? { cellOptions: tableCell(displayMode) } : {}),
    ...(hidden === true ? { hideFrom: { viz: true, legend: false, tooltip: true } } : {}),
  };
}
