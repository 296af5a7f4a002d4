import { isJson, jsonOf, jsonsOf, textOf, type Json } from "../json-values";
import { linkVariables } from "./link-variables";
import { tableCell, tableFields } from "./table-cells";
import { thresholdSteps } from "./threshold-steps";
import { valueMappings } from "./value-mappings";

const dataLinks = (links: unknown): Json[] =>
  jsonsOf(links).map((link) => ({
    ...link,
    title: linkVariables(textOf(link.title)),
    url: linkVariables(textOf(link.url)),
  }));

/** Grafana 8.0 called the graph itself `graph`; since 12.1 what is hidden leaves the tooltip too. */
function hideFrom(stored: unknown): unknown {
  if (!isJson(stored)) return stored;
  const { graph, ...rest } = stored;
  return { ...rest, viz: stored.viz ?? graph ?? false };
}

function migrateDefaults({ title, ...stored }: Json): Json {
  const defaults: Json = { ...stored };
  if (typeof title === "string" && title !== "") defaults.displayName = linkVariables(title);
  if (stored.mappings !== undefined) defaults.mappings = valueMappings(stored.mappings);
  if (stored.thresholds !== undefined) defaults.thresholds = thresholdSteps(stored.thresholds);
  if (stored.links !== undefined) defaults.links = dataLinks(stored.links);
  if (isJson(stored.custom)) {
    const custom = tableFields(stored.custom);
    defaults.custom = custom.hideFrom === undefined ? custom : { ...custom, hideFrom: hideFrom(custom.hideFrom) };
  }
  return defaults;
}

function migrateProperty({ id, value, ...rest }: Json): Json {
  switch (id) {
    case "title":
      return { ...rest, id: "displayName", value };
    case "mappings":
      return { ...rest, id, value: valueMappings(value) };
    case "thresholds":
      return { ...rest, id, value: thresholdSteps(value) };
    case "links":
      return { ...rest, id, value: dataLinks(value) };
    case "custom.displayMode":
      return { ...rest, id: "custom.cellOptions", value: tableCell(value) };
    case "custom.hidden":
      return { ...rest, id: "custom.hideFrom", value: { viz: value === true, legend: false, tooltip: value === true } };
    case "custom.hideFrom": {
      const hidden = jsonOf(hideFrom(value));
      return { ...rest, id, value: hidden.viz === true ? { ...hidden, tooltip: true } : hidden };
    }
    default:
      return { ...rest, id, value };
  }
}

/** `fieldConfig` of any version since Grafana 7 as of today. */
export function migrateFieldConfig(stored: unknown): { defaults: Json; overrides: Json[] } {
  const { defaults, overrides } = jsonOf(stored);
  return {
    defaults: migrateDefaults(jsonOf(defaults)),
    overrides: jsonsOf(overrides)
      .filter(({ matcher }) => isJson(matcher))
      .map((override) => ({ ...override, properties: jsonsOf(override.properties).map(migrateProperty) })),
  };
}
