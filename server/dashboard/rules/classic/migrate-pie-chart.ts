import { defined, jsonOf, numberOf, textOf, type Json } from "../json-values";
import { optionNote, type ReadOldPanel } from "./old-panel";
import { reducerName } from "./reducer-name";

function legendOf(stored: Json): Json {
  const { show, values, percentage } = jsonOf(stored.legend);
  const onGraph = stored.legendType === "On graph";
  return {
    showLegend: show !== false && !onGraph,
    displayMode: values === true || percentage === true ? "table" : "list",
    placement: stored.legendType === "Right side" ? "right" : "bottom",
    calcs: [],
    values: [values === true && "value", percentage === true && "percent"].filter(Boolean),
  };
}

/** `grafana-piechart-panel`, the plugin of Grafana 7 and older, as the pie chart of today. */
export const migratePieChart: ReadOldPanel = (stored, { defaults, overrides }) => {
  const colors = Object.entries(jsonOf(stored.aliasColors)).map(([alias, color]) => ({
    matcher: { id: "byName", options: alias },
    properties: [{ id: "color", value: { mode: "fixed", fixedColor: color } }],
  }));
  const combines = (numberOf(jsonOf(stored.combine).threshold) ?? 0) > 0;
  return {
    type: "piechart",
    options: {
      pieType: stored.pieType === "donut" ? "donut" : "pie",
      reduceOptions: { calcs: [reducerName(stored.valueName ?? "current")], fields: "", values: false },
      displayLabels: stored.legendType === "On graph" ? ["name"] : [],
      legend: legendOf(stored),
      tooltip: { mode: "single", sort: "none" },
    },
    fieldConfig: {
      defaults: defined({
        unit: textOf(stored.format) || undefined,
        decimals: numberOf(stored.decimals),
        color: { mode: "palette-classic" },
        ...defaults,
      }),
      overrides: [...colors, ...overrides],
    },
    notes: combines ? [optionNote("combine")] : [],
  };
};
