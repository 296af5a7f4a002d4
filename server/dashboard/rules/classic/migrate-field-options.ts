import { defined, isJson, jsonOf, jsonsOf, listOf, numberOf, textOf, type Json } from "../json-values";
import { migrateFieldConfig } from "./migrate-field-config";
import { optionNote, type ReadOldPanel } from "./old-panel";
import { reducerName } from "./reducer-name";

/** Grafana 6.0 to 6.2 kept the field's settings among the options, under names that changed with each version. */
function earliest(options: Json): Json {
  const value = jsonOf(options.valueOptions);
  return defined({
    calcs: [reducerName(value.stat ?? options.stat)],
    defaults: defined({
      unit: value.unit ?? options.unit,
      decimals: numberOf(value.decimals ?? options.decimals),
      min: numberOf(options.minValue),
      max: numberOf(options.maxValue),
    }),
    mappings: options.valueMappings ?? options.mappings,
    thresholds: options.thresholds,
    lost: [
      textOf(value.prefix ?? options.prefix) && "prefix",
      textOf(value.suffix ?? options.suffix) && "suffix",
    ].filter(Boolean),
  });
}

/** Options that became settings of the field. */
const MOVED = new Set(
  "fieldOptions valueOptions stat unit decimals minValue maxValue prefix suffix valueMappings mappings thresholds".split(
    " ",
  ),
);

/** True where stats and gauges still hold their field's settings in the options, as Grafana 6 wrote them. */
export const hasFieldOptions = (options: Json): boolean =>
  isJson(options.fieldOptions) ||
  isJson(options.valueOptions) ||
  (Array.isArray(options.thresholds) && options.reduceOptions === undefined);

/** Stats, gauges and bar gauges of Grafana 6: the settings of the field leave the options. */
export const migrateFieldOptions: ReadOldPanel = (stored, { defaults, overrides }) => {
  const options = jsonOf(stored.options);
  const old = isJson(options.fieldOptions) ? options.fieldOptions : earliest(options);
  const before = migrateFieldConfig({
    defaults: defined({ mappings: old.mappings, thresholds: old.thresholds, ...jsonOf(old.defaults) }),
    overrides: old.overrides,
  });
  const limit = numberOf(old.limit);
  const reduceOptions = {
    calcs: listOf(old.calcs).map(reducerName),
    fields: "",
    values: old.values === true,
    ...(limit === null ? {} : { limit }),
  };
  const kept = Object.entries(options).filter(([name]) => !MOVED.has(name));
  return {
    type: textOf(stored.type),
    options: { ...Object.fromEntries(kept), reduceOptions: { ...reduceOptions, ...jsonOf(options.reduceOptions) } },
    fieldConfig: {
      defaults: { ...before.defaults, ...defaults },
      overrides: [...before.overrides, ...jsonsOf(overrides)],
    },
    notes: listOf(old.lost).map((name) => optionNote(textOf(name))),
  };
};
