import { defined, jsonOf, listOf, numberOf, textOf, type Json } from "../json-values";
import { optionNote, type ReadOldPanel } from "./old-panel";
import { reducerName } from "./reducer-name";
import { legacyThresholds } from "./threshold-steps";
import { legacyMappings } from "./value-mappings";

const PLAIN_UNITS = new Set(["", "none", "short"]);

/** One text around the value can be a unit of its own; two, or one beside a real unit, cannot. */
function unitOf(stored: Json): { unit: string | undefined; lost: string[] } {
  const [unit, prefix, postfix] = [stored.format, stored.prefix, stored.postfix].map(textOf);
  const lost = [prefix && "prefix", postfix && "postfix"].filter((name): name is string => Boolean(name));
  if (PLAIN_UNITS.has(unit ?? "") && lost.length === 1)
    return { unit: prefix ? `prefix:${prefix}` : `suffix:${postfix}`, lost: [] };
  return { unit: unit || undefined, lost };
}

const colorModeOf = ({ colorBackground, colorValue }: Json): string =>
  colorBackground === true ? "background" : colorValue === true ? "value" : "none";

function colorOf(stored: Json): Json | undefined {
  const { show, lineColor } = jsonOf(stored.sparkline);
  const plain = colorModeOf(stored) === "none" && jsonOf(stored.gauge).show !== true;
  return plain && show === true && lineColor ? { mode: "fixed", fixedColor: lineColor } : { mode: "thresholds" };
}

/** `singlestat` and `grafana-singlestat-panel` as a stat, or as a gauge where they drew one. */
export const migrateSinglestat: ReadOldPanel = (stored, { defaults, overrides }) => {
  const { show: isGauge, minValue, maxValue, thresholdMarkers, thresholdLabels } = jsonOf(stored.gauge);
  const { unit, lost } = unitOf(stored);
  const mappings = legacyMappings(stored);
  const column = textOf(stored.tableColumn);
  const reduceOptions = {
    calcs: [reducerName(stored.valueName)],
    fields: column === "" ? "" : `/^${column.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)}$/`,
    values: false,
  };
  const field = defined({
    unit,
    decimals: numberOf(stored.decimals),
    noValue: textOf(stored.nullText) || undefined,
    thresholds: legacyThresholds(stored.thresholds, listOf(stored.colors)),
    color: colorOf(stored),
    mappings: mappings.length > 0 ? mappings : undefined,
    ...(isGauge === true ? { min: numberOf(minValue) ?? 0, max: numberOf(maxValue) ?? 100 } : {}),
  });
  const fieldConfig = { defaults: { ...field, ...defaults }, overrides };
  const notes = lost.map(optionNote);
  if (isGauge === true) {
    const marks = { showThresholdMarkers: thresholdMarkers !== false, showThresholdLabels: thresholdLabels === true };
    return { type: "gauge", fieldConfig, notes, options: { reduceOptions, orientation: "auto", ...marks } };
  }
  const options = {
    reduceOptions,
    orientation: "horizontal",
    colorMode: colorModeOf(stored),
    graphMode: jsonOf(stored.sparkline).show === true ? "area" : "none",
    justifyMode: "auto",
    textMode: stored.valueName === "name" ? "name" : "auto",
  };
  return { type: "stat", fieldConfig, notes, options };
};
