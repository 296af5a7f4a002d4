import { isJson, jsonOf, jsonsOf, ownField, textOf, type Json } from "../json-values";

/** Ids that older versions gave to steps of transformation. */
const RENAMED: Readonly<Record<string, string>> = { seriesToColumns: "joinByField", calculateHeatmap: "heatmap" };
/** Up to this version the labels of all series came out as one table. */
const LABELS_MERGED = 30;

/** Before Grafana 10.1 a statistic was named by refId alone. */
function seriesTableOptions(options: Json): Json {
  if (!isJson(options.refIdToStat)) return options;
  return Object.fromEntries(Object.entries(options.refIdToStat).map(([refId, stat]) => [refId, { stat }]));
}

/** Steps of transformation as of today. */
export function migrateTransformations(stored: unknown, schemaVersion: number): Json[] {
  const merges = schemaVersion > 0 && schemaVersion <= LABELS_MERGED;
  return jsonsOf(stored)
    .filter(({ id }) => textOf(id) !== "")
    .flatMap((step) => {
      const id = ownField(RENAMED, textOf(step.id)) ?? textOf(step.id);
      if (id === "timeSeriesTable") return [{ ...step, id, options: seriesTableOptions(jsonOf(step.options)) }];
      if (id === "labelsToFields" && merges)
        return [
          { ...step, id },
          { id: "merge", options: {} },
        ];
      return [{ ...step, id }];
    });
}
