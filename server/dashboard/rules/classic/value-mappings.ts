import { jsonOf, jsonsOf, numberOf, textOf, type Json } from "../json-values";

const SPECIAL = new Set(["null", "nan", "null+nan", "true", "false", "empty"]);
const VALUE_TO_TEXT = 1;
const RANGE_TO_TEXT = 2;

/** `N/A` for null is written "null" in old mappings. */
function single(value: string, result: Json): Json {
  return SPECIAL.has(value.toLowerCase())
    ? { type: "special", options: { match: value.toLowerCase(), result } }
    : { type: "value", options: { [value]: result } };
}

const range = (from: unknown, to: unknown, result: Json): Json => ({
  type: "range",
  options: { from: numberOf(from), to: numberOf(to), result },
});

/** Values that follow one another share one mapping, as newer versions store them. */
function joined(mappings: Json[]): Json[] {
  const values = mappings
    .filter(({ type }) => type === "value")
    .flatMap(({ options }) => Object.entries(jsonOf(options)));
  const others = mappings.filter(({ type }) => type !== "value");
  return values.length > 0 ? [{ type: "value", options: Object.fromEntries(values) }, ...others] : others;
}

/** `fieldConfig` mappings of Grafana 7 (`type: 1 | 2`) in today's form; newer ones are left as they are. */
export function valueMappings(stored: unknown): Json[] {
  const mappings = jsonsOf(stored);
  if (mappings.every(({ type }) => typeof type === "string" && Number.isNaN(Number(type)))) return mappings;
  return joined(
    mappings.map((mapping) => {
      const result = { text: textOf(mapping.text), ...(mapping.color ? { color: mapping.color } : {}) };
      if (Number(mapping.type) === VALUE_TO_TEXT) return single(String(mapping.value ?? ""), result);
      if (Number(mapping.type) === RANGE_TO_TEXT) return range(mapping.from, mapping.to, result);
      return mapping;
    }),
  );
}

/** `valueMaps` and `rangeMaps` of single stats and tables before Grafana 7; `mappingType` says which of them counts. */
export function legacyMappings({ mappingType, valueMaps, rangeMaps }: Json): Json[] {
  if (Number(mappingType) === RANGE_TO_TEXT)
    return jsonsOf(rangeMaps).map(({ from, to, text }) => range(from, to, { text: textOf(text) }));
  return joined(
    jsonsOf(valueMaps)
      .filter(({ value }) => value !== undefined && value !== "")
      .map(({ value, text }) => single(String(value), { text: textOf(text) })),
  );
}
