import { isJson, jsonOf, ownField, textOf, type Json } from "../json-values";
import { hasFieldOptions, migrateFieldOptions } from "./migrate-field-options";
import { migrateGraph } from "./migrate-graph";
import { migrateHeatmap } from "./migrate-heatmap";
import { migrateListPanel } from "./migrate-list-panel";
import { migratePieChart } from "./migrate-pie-chart";
import { migrateSinglestat } from "./migrate-singlestat";
import { migrateTable } from "./migrate-table";
import { migrateTextPanel } from "./migrate-text-panel";
import type { ReadOldPanel } from "./old-panel";

const RENAMED: Readonly<Record<string, string>> = {
  text2: "text",
  table2: "table",
  singlestat2: "stat",
  xychart2: "xychart",
  "heatmap-new": "heatmap",
  "grafana-worldmap-panel": "geomap",
};
const BY_TYPE: Readonly<Record<string, ReadOldPanel>> = {
  graph: migrateGraph,
  singlestat: migrateSinglestat,
  "grafana-singlestat-panel": migrateSinglestat,
  "table-old": migrateTable,
  "grafana-piechart-panel": migratePieChart,
  text: migrateTextPanel,
  dashlist: migrateListPanel,
  alertlist: migrateListPanel,
  news: migrateListPanel,
};
const FIELD_TYPES = new Set(["stat", "gauge", "bargauge"]);

/**
 * The type of a panel as the plugin was called when it was stored. Grafana's own conversion of versions writes the new
 * type, leaves the settings as they were and keeps the old type in `autoMigrateFrom`.
 */
export function storedType(stored: Json): string {
  const type = textOf(stored.autoMigrateFrom) || textOf(stored.type);
  return ownField(RENAMED, type) ?? type;
}

/** Who reads this panel where its type or form is an old one; undefined where it is as of today. */
export function oldPanelReader(stored: Json): ReadOldPanel | undefined {
  const type = storedType(stored);
  const options = jsonOf(stored.options);
  if (type === "table" && (Array.isArray(stored.styles) || typeof stored.transform === "string")) return migrateTable;
  if (type === "heatmap" && !isJson(options.color) && (isJson(stored.color) || stored.dataFormat !== undefined))
    return migrateHeatmap;
  if (FIELD_TYPES.has(type)) return hasFieldOptions(options) ? migrateFieldOptions : undefined;
  return ownField(BY_TYPE, type);
}
