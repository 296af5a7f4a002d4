import type { PanelNote } from "../../contract";
import { defined, jsonsOf, listOf, numberOf, ownField, textOf, type Json } from "../json-values";
import { linkVariables } from "./link-variables";
import { optionNote, type ReadOldPanel } from "./old-panel";
import { reducerName } from "./reducer-name";
import { legacyThresholds } from "./threshold-steps";
import { legacyMappings } from "./value-mappings";

const CELLS: Readonly<Record<string, Json>> = {
  cell: { type: "color-background", mode: "basic" },
  row: { type: "color-background", mode: "basic", applyToRow: true },
  value: { type: "color-text" },
};
const EVERY_COLUMN = "/.*/";

const isPattern = (pattern: string): boolean => /^\/.*\/[a-z]*$/s.test(pattern);
const property = (id: string, value: unknown): Json[] => (value === undefined || value === null ? [] : [{ id, value }]);

function linkOf(style: Json): Json[] | undefined {
  if (style.link !== true) return undefined;
  const [title, url] = [style.linkTooltip, style.linkUrl].map((text) => linkVariables(textOf(text)));
  return [{ title, url, targetBlank: style.linkTargetBlank === true }];
}

/** What one column style says; `pattern` and `type` decide for whom it counts. */
function propertiesOf(style: Json): Json[] {
  const hide = { viz: true, legend: false, tooltip: true };
  if (style.type === "hidden") return property("custom.hideFrom", hide);
  const always = [
    ...property("displayName", linkVariables(textOf(style.alias)) || undefined),
    ...property(
      "custom.align",
      ["left", "center", "right"].find((align) => align === style.align),
    ),
    ...property("links", linkOf(style)),
  ];
  const mappings = legacyMappings(style);
  const mapped = property("mappings", mappings.length > 0 ? mappings : undefined);
  if (style.type === "date")
    return [...always, ...property("unit", `time: ${textOf(style.dateFormat) || "YYYY-MM-DD HH:mm:ss"}`)];
  const cell = ownField(CELLS, textOf(style.colorMode));
  const colored = [
    ...property("custom.cellOptions", cell),
    ...property("thresholds", cell && legacyThresholds(listOf(style.thresholds), style.colors)),
    ...property("color", cell && { mode: "thresholds" }),
  ];
  if (style.type !== "number") return [...always, ...mapped, ...colored];
  return [
    ...always,
    ...property("unit", textOf(style.unit) || undefined),
    ...property("decimals", numberOf(style.decimals)),
    ...mapped,
    ...colored,
  ];
}

/** Styles were asked in order and the first that matched won; of overrides the last wins. */
function overridesOf(styles: Json[]): Json[] {
  return styles
    .map((style) => ({ pattern: textOf(style.pattern), properties: propertiesOf(style) }))
    .filter(({ pattern, properties }) => pattern !== "" && properties.length > 0)
    .reverse()
    .map(({ pattern, properties }) => ({
      matcher:
        pattern === EVERY_COLUMN
          ? { id: "byType", options: "number" }
          : { id: isPattern(pattern) ? "byRegexp" : "byName", options: pattern },
      properties,
    }));
}

/** How the table was made of the answer: a choice of its own once, steps of transformation today. */
function stepsOf(stored: Json): { steps: Json[]; notes: PanelNote[] } {
  switch (stored.transform) {
    case "timeseries_to_columns":
      return { steps: [{ id: "joinByField", options: { byField: "Time", mode: "outer" } }], notes: [] };
    case "timeseries_to_rows":
      return { steps: [{ id: "seriesToRows", options: {} }], notes: [] };
    case "timeseries_aggregations": {
      const reducers = jsonsOf(stored.columns).map(({ value }) => reducerName(value));
      return { steps: [{ id: "reduce", options: { reducers: reducers.length > 0 ? reducers : ["mean"] } }], notes: [] };
    }
    case "annotations":
    case "json":
      return { steps: [], notes: [optionNote(`transform.${stored.transform}`)] };
    default:
      return { steps: listOf(stored.targets).length > 1 ? [{ id: "merge", options: {} }] : [], notes: [] };
  }
}

/** `table-old`, the table before Grafana 7: styles of columns become overrides. */
export const migrateTable: ReadOldPanel = (stored, { defaults, overrides }) => {
  const { steps, notes } = stepsOf(stored);
  const pageSize = numberOf(stored.pageSize);
  return {
    type: "table",
    options: defined({ showHeader: stored.showHeader !== false, enablePagination: pageSize ? true : undefined }),
    fieldConfig: { defaults, overrides: [...overridesOf(jsonsOf(stored.styles)), ...overrides] },
    transformations: [...jsonsOf(stored.transformations), ...steps],
    notes,
  };
};
