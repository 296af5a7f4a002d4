import type { PanelCase, Probe } from "../panel-case";
import { overTime, swell } from "../probe-data";
import {
  legendProbes,
  linkOptions,
  mappingProbe,
  noValueProbe,
  oldLegendOptions,
  rangeProbes,
  reduceProbes,
  standardProbes,
  textProbes,
  thresholdProbes,
} from "../probes";

const VALUES = overTime({ a: swell(60, 30, 3), b: swell(30, 15, 5), c: () => 1 });
const NEEDS = "numbers, reduced to one value each, or one row each";
const common: readonly Probe[] = [
  ...reduceProbes,
  ...standardProbes,
  ...rangeProbes,
  ...thresholdProbes(),
  mappingProbe("1"),
  noValueProbe,
];
const base = {
  "options.reduceOptions.calcs": ["lastNotNull"],
  "field.min": 0,
  "field.max": 100,
  "field.color": { mode: "thresholds" },
};
const MANUAL = { "options.sizing": "manual" };
const UPRIGHT = { "options.orientation": "vertical" };
const SIDEWAYS = { "options.orientation": "horizontal" };
const ONE = { "options.reduceOptions.fields": "/^a$/" };
const textOfOthers = (...sizes: readonly string[]) =>
  Object.fromEntries(sizes.map((size) => [`options.text.${size}`, "belongs to other panels"]));

export const statCase: PanelCase = {
  type: "stat",
  schema: "stat",
  needs: NEEDS,
  csv: [VALUES],
  times: ["time"],
  overridden: "a",
  base,
  probes: [
    ["options.orientation", "horizontal"],
    ["options.orientation", "vertical", SIDEWAYS],
    ["options.textMode", "value"],
    ["options.textMode", "name"],
    ["options.textMode", "value_and_name", { "options.textMode": "value" }],
    ["options.textMode", "none"],
    ["options.colorMode", "none"],
    ["options.colorMode", "background"],
    ["options.colorMode", "background_solid"],
    ["options.graphMode", "none"],
    ["options.justifyMode", "center"],
    ["options.wideLayout", false, { "options.textMode": "value_and_name", ...SIDEWAYS }],
    ["options.showPercentChange", true],
    ["options.percentChangeColorMode", "inverted", { "options.showPercentChange": true }],
    ["options.percentChangeColorMode", "same_as_value", { "options.showPercentChange": true }],
    ...textProbes("titleSize", "valueSize"),
    ["options.text.percentSize", 30, { "options.showPercentChange": true }],
    ...common,
  ],
  notProbed: linkOptions,
};

const NEW = { "options.shape": "gauge" };

export const gaugeCase: PanelCase = {
  type: "gauge",
  schema: "gauge",
  needs: NEEDS,
  csv: [VALUES],
  times: ["time"],
  overridden: "a",
  base,
  probes: [
    ["options.orientation", "horizontal"],
    ["options.orientation", "vertical", SIDEWAYS],
    ["options.showThresholdLabels", true, ONE],
    ["options.showThresholdMarkers", false],
    ["options.sizing", "manual", { "options.minVizWidth": 200, ...UPRIGHT }],
    ["options.minVizWidth", 200, { ...MANUAL, ...UPRIGHT }],
    ["options.minVizHeight", 200, { ...MANUAL, ...SIDEWAYS }],
    ["options.shape", "gauge"],
    ["options.shape", "circle"],
    ["options.barShape", "rounded", NEW],
    ["options.barWidthFactor", 0.1, NEW],
    ["options.segmentCount", 12, NEW],
    ["options.segmentSpacing", 0.8, { ...NEW, "options.segmentCount": 12 }],
    ["options.endpointMarker", "glow", { ...NEW, "options.barShape": "rounded" }],
    ["options.endpointMarker", "none", { ...NEW, "options.barShape": "rounded" }],
    ["options.neutral", 50, NEW],
    ["options.sparkline", false, { ...NEW, ...ONE }],
    ["options.textMode", "name", NEW],
    ["options.textMode", "none", NEW],
    ["options.effects.gradient", false, { ...NEW, "field.color": { mode: "continuous-GrYlRd" } }],
    ["options.effects.barGlow", true, NEW],
    ["options.effects.centerGlow", true, NEW],
    ...textProbes("titleSize", "valueSize"),
    ...common,
  ],
  notProbed: { ...linkOptions, ...textOfOthers("percentSize") },
};

export const barGaugeCase: PanelCase = {
  type: "bargauge",
  schema: "bargauge",
  needs: NEEDS,
  csv: [VALUES],
  times: ["time"],
  overridden: "a",
  base: { ...base, "options.displayMode": "gradient", "options.orientation": "horizontal" },
  probes: [
    ["options.orientation", "vertical"],
    ["options.displayMode", "basic"],
    ["options.displayMode", "lcd"],
    ["options.valueMode", "text"],
    ["options.valueMode", "hidden"],
    ["options.namePlacement", "top", { "options.namePlacement": "left" }],
    ["options.namePlacement", "left"],
    ["options.namePlacement", "hidden"],
    ["options.showUnfilled", false],
    ["options.sizing", "manual", { "options.minVizHeight": 100 }],
    ["options.minVizHeight", 100, MANUAL],
    ["options.maxVizHeight", 10, { ...MANUAL, "options.minVizHeight": 8 }],
    ["options.minVizWidth", 200, { ...MANUAL, ...UPRIGHT }],
    ...textProbes("titleSize", "valueSize"),
    ["options.legend.showLegend", true],
    ...legendProbes
      .filter(([path]) => path !== "options.legend.showLegend")
      .map(([path, value, given]): Probe => [path, value, { "options.legend.showLegend": true, ...given }]),
    ...common,
  ],
  notProbed: { ...oldLegendOptions, ...linkOptions, ...textOfOthers("percentSize") },
};
