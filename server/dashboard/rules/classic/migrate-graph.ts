import type { PanelNote } from "../../contract";
import { defined, jsonOf, jsonsOf, listOf, numberOf, type Json } from "../json-values";
import { axisFields, graphAxes } from "./graph-axes";
import { graphLegend } from "./graph-legend";
import { graphLine } from "./graph-line";
import { graphOverrides } from "./graph-overrides";
import { graphThresholds } from "./graph-thresholds";
import { optionNote, type OldPanel, type ReadOldPanel } from "./old-panel";
import { reducerName } from "./reducer-name";

const SORTS = ["none", "asc", "desc"] as const;

function tooltipOf(stored: unknown): Json {
  const { shared, sort } = jsonOf(stored);
  return { mode: shared === false ? "single" : "multi", sort: SORTS[numberOf(sort) ?? 0] ?? "none" };
}

/** Lines are on unless they are switched off; bars win over them, as one series has one style today. */
function styleOf(stored: Json): Json {
  const { bars, lines, points, stack, percentage } = stored;
  const drawStyle = bars === true ? "bars" : lines !== false ? "line" : "points";
  return {
    drawStyle,
    showPoints: points === true || drawStyle === "points" ? "always" : "never",
    ...(stack === true ? { stacking: { mode: percentage === true ? "percent" : "normal", group: "A" } } : {}),
  };
}

function lostOptions(stored: Json): PanelNote[] {
  const legend = jsonOf(stored.legend);
  return [
    stored.nullPointMode === "null as zero" && "nullPointMode",
    jsonsOf(stored.timeRegions).length > 0 && "timeRegions",
    legend.hideEmpty === true && "legend.hideEmpty",
    legend.hideZero === true && "legend.hideZero",
    stored.renderer === "png" && "renderer",
  ].flatMap((name) => (name ? [optionNote(name)] : []));
}

/** The x axis could also be series, or buckets of values: these are panels of their own today. */
function byMode(stored: Json, panel: OldPanel): OldPanel {
  const xaxis = jsonOf(stored.xaxis);
  const { legend, tooltip } = panel.options;
  if (xaxis.mode === "series") {
    const reducers = listOf(xaxis.values).length > 0 ? listOf(xaxis.values).map(reducerName) : ["sum"];
    const custom = defined({ fillOpacity: 80, ...jsonOf(jsonOf(panel.fieldConfig.defaults).custom), drawStyle: null });
    return {
      ...panel,
      type: "barchart",
      options: {
        legend: { ...jsonOf(legend), showLegend: false },
        tooltip,
        orientation: "vertical",
        showValue: "auto",
      },
      fieldConfig: { ...panel.fieldConfig, defaults: { ...panel.fieldConfig.defaults, custom } },
      transformations: [...jsonsOf(stored.transformations), { id: "reduce", options: { reducers } }],
    };
  }
  if (xaxis.mode === "histogram") {
    const bucketCount = numberOf(xaxis.buckets);
    const options = { legend, tooltip, ...(bucketCount ? { bucketCount } : {}) };
    return { ...panel, type: "histogram", options };
  }
  return panel;
}

/** `graph` as a time series, a bar chart or a histogram. */
export const migrateGraph: ReadOldPanel = (stored, fieldConfig) => {
  const { left, right } = graphAxes(stored);
  const axis = axisFields(left);
  const limits = graphThresholds(stored);
  const { overrides, notes } = graphOverrides(stored, right);
  const { custom: given, ...kept } = fieldConfig.defaults;
  const style = styleOf(stored);
  const custom = {
    fillOpacity: style.drawStyle === "bars" ? 100 : 10,
    lineWidth: 1,
    ...graphLine(stored),
    ...(style.drawStyle === "bars" ? { fillOpacity: 100 } : {}),
    ...style,
    ...axis.custom,
    ...(limits ? { thresholdsStyle: { mode: limits.style } } : {}),
    ...jsonOf(given),
  };
  const hiddenTime =
    jsonOf(stored.xaxis).show === false || stored["x-axis"] === false
      ? [{ matcher: { id: "byType", options: "time" }, properties: [{ id: "custom.axisPlacement", value: "hidden" }] }]
      : [];
  const links = [...jsonsOf(jsonOf(stored.options).dataLinks), ...jsonsOf(kept.links)];
  const defaults = defined({
    color: { mode: "palette-classic" },
    ...axis.field,
    decimals: axis.field.decimals ?? numberOf(stored.decimals),
    thresholds: limits?.thresholds,
    ...kept,
    links: links.length > 0 ? links : undefined,
    custom,
  });
  return byMode(stored, {
    type: "timeseries",
    options: { legend: graphLegend(stored.legend), tooltip: tooltipOf(stored.tooltip) },
    fieldConfig: { defaults, overrides: [...hiddenTime, ...overrides, ...fieldConfig.overrides] },
    notes: [...lostOptions(stored), ...notes],
  });
};
