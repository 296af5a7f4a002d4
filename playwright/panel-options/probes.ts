import type { Probe } from "./panel-case";

const ON_HOVER = "shows under the pointer only";
/** A colour that no palette gives by itself. */
const PINK = "#ff00ff";
const STEPS = [
  { color: "green", value: null },
  { color: "orange", value: 12 },
  { color: "red", value: 40 },
];

/** Standard field options that any panel of numbers has. */
export const standardProbes: readonly Probe[] = [
  ["field.unit", "ms"],
  ["field.decimals", 3],
  ["field.displayName", "renamed"],
  ["field.color", { mode: "fixed", fixedColor: PINK }],
  ["field.color", { mode: "shades", fixedColor: PINK }],
  ["override displayName", "renamed"],
  ["override color", { mode: "fixed", fixedColor: PINK }],
];

export const rangeProbes: readonly Probe[] = [
  ["field.min", -200],
  ["field.max", 400],
];

export const thresholdProbes = (given?: Probe[2]): readonly Probe[] => [
  ["field.thresholds", { mode: "absolute", steps: STEPS }, given],
  ["field.thresholds", { mode: "percentage", steps: STEPS }, given],
];

export const mappingProbe = (value: string): Probe => [
  "field.mappings",
  [{ type: "value", options: { [value]: { text: "mapped", color: PINK } } }],
];

/** Whatever the panel would draw, there is nothing to draw. */
export const noValueProbe: Probe = [
  "field.noValue",
  "nothing here",
  { "panel.targets": [{ refId: "A", scenarioId: "csv_content", csvContent: "a,b" }] },
];

export const legendProbes: readonly Probe[] = [
  ["options.legend.showLegend", false],
  ["options.legend.displayMode", "table"],
  ["options.legend.displayMode", "hidden"],
  ["options.legend.placement", "right"],
  ["options.legend.calcs", ["max"]],
  ["options.legend.width", 150, { "options.legend.placement": "right" }],
  ["options.legend.limit", 1],
  [
    "options.legend.overflow",
    "wrap",
    {
      "options.legend.displayMode": "table",
      "field.displayName": `\${__field.name} ${"with a name that is far too long ".repeat(4)}`,
    },
  ],
  ["options.legend.sortBy", "Max", { "options.legend.displayMode": "table", "options.legend.calcs": ["max"] }],
  [
    "options.legend.sortDesc",
    true,
    { "options.legend.displayMode": "table", "options.legend.calcs": ["max"], "options.legend.sortBy": "Max" },
  ],
];

export const axisProbes: readonly Probe[] = [
  ["custom.axisPlacement", "right"],
  ["custom.axisPlacement", "hidden"],
  ["override custom.axisPlacement", "right"],
  ["custom.axisLabel", "label"],
  ["custom.axisWidth", 90],
  ["custom.axisColorMode", "series"],
  ["custom.axisBorderShow", true],
  ["custom.axisGridShow", false],
  ["custom.axisCenteredZero", true],
  ["custom.axisSoftMin", -200],
  ["custom.axisSoftMax", 400],
  ["custom.scaleDistribution", { type: "log", log: 2 }],
  ["custom.scaleDistribution", { type: "symlog", log: 10, linearThreshold: 10 }],
];

export const hideProbes: readonly Probe[] = [
  ["override custom.hideFrom", { viz: true, legend: false, tooltip: false }],
  ["override custom.hideFrom", { viz: false, legend: true, tooltip: false }],
];

export const reduceProbes: readonly Probe[] = [
  ["options.reduceOptions.calcs", ["max"]],
  ["options.reduceOptions.fields", "/^a$/"],
  ["options.reduceOptions.values", true],
  ["options.reduceOptions.limit", 2, { "options.reduceOptions.values": true }],
];

export const textProbes = (...sizes: readonly string[]): readonly Probe[] =>
  sizes.map((size): Probe => [`options.text.${size}`, 11]);

export const lineProbes: readonly Probe[] = [
  ["custom.drawStyle", "bars"],
  ["custom.drawStyle", "points"],
  ["custom.lineInterpolation", "smooth"],
  ["custom.lineInterpolation", "stepBefore"],
  ["custom.lineInterpolation", "stepAfter"],
  ["custom.lineWidth", 4],
  ["custom.lineColor", PINK],
  ["custom.lineStyle", { fill: "dash", dash: [10, 10] }],
  ["custom.lineStyle", { fill: "dot", dash: [0, 10] }],
  ["custom.fillOpacity", 40],
  ["custom.fillColor", PINK, { "custom.fillOpacity": 40 }],
  ["custom.gradientMode", "opacity", { "custom.fillOpacity": 40 }],
  ["custom.gradientMode", "hue", { "custom.fillOpacity": 40 }],
  ["custom.gradientMode", "scheme", { "custom.fillOpacity": 40, "field.color": { mode: "continuous-GrYlRd" } }],
  ["override custom.fillBelowTo", "b"],
  ["custom.barAlignment", -1, { "custom.drawStyle": "bars" }],
  ["custom.barWidthFactor", 0.2, { "custom.drawStyle": "bars" }],
  ["custom.barMaxWidth", 2, { "custom.drawStyle": "bars" }],
  ["custom.showPoints", "always", { "custom.showPoints": "never" }],
  ["custom.pointSize", 12, { "custom.showPoints": "always" }],
  ["custom.pointColor", PINK, { "custom.showPoints": "always" }],
  ["custom.pointSymbol", "square", { "custom.showPoints": "always" }],
  ["custom.showValues", true],
  ["custom.spanNulls", true],
  ["custom.spanNulls", 3_600_000],
  ["custom.insertNulls", 1_000],
  ["custom.stacking", { mode: "normal", group: "A" }],
  ["custom.stacking", { mode: "percent", group: "A" }],
  ["override custom.stacking", { mode: "normal", group: "B" }, { "custom.stacking": { mode: "normal", group: "A" } }],
  ["override custom.transform", "negative-Y"],
  ["override custom.transform", "constant"],
  ...["line", "dashed", "area", "line+area", "dashed+area"].map((mode): Probe => [
    "custom.thresholdsStyle",
    { mode },
    { "field.thresholds": { mode: "absolute", steps: STEPS } },
  ]),
];

export const annotationProbes: readonly Probe[] = [
  ["options.annotations.lines.width", 6],
  ["options.annotations.regions.opacity", 0.9],
  ["options.annotations.clustering", 1],
  ["options.annotations.multiLane", true],
];

/** What a picture that stands still cannot tell of the charts. */
export const hoverOptions = {
  "options.tooltip.mode": ON_HOVER,
  "options.tooltip.sort": ON_HOVER,
  "options.tooltip.hideZeros": ON_HOVER,
  "options.tooltip.maxWidth": ON_HOVER,
  "options.tooltip.maxHeight": ON_HOVER,
};
export const oldLegendOptions = {
  "options.legend.asTable": "from before Grafana 8, replaced by displayMode",
  "options.legend.isVisible": "from before Grafana 8, replaced by showLegend",
};
export const linkOptions = { "field.links": "shows in a menu", "field.description": "shows in a hint" };
