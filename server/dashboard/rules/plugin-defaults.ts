import { dataSourceKind } from "./data-source-kind";
import { Refusal } from "./refusal";
import { traceqlSearch } from "./traceql-search";

type Fields = Record<string, unknown>;

/** What Grafana's own source answers without its page: made-up series, and the list of its static files. */
const OF_GRAFANA = new Set(["randomWalk", "list"]);
/** Search forms of old versions, and the map that Tempo's page makes of Prometheus' metrics. */
const OF_TEMPOS_PAGE = new Set(["search", "nativeSearch", "serviceMap", "upload"]);
/** Scenarios that TestData's page makes by itself. */
const OF_TESTDATAS_PAGE = new Set([
  "streaming_client",
  "live",
  "grafana_api",
  "arrow",
  "annotations",
  "variables-query",
  "trace",
  "flame_graph",
  "node_graph",
]);
const TRACE_ID = /^[0-9a-f]{16,32}$/i;

const blank = (value: unknown): boolean => typeof value !== "string" || value.trim() === "";

function prometheus(fields: Fields): Fields | null {
  if (blank(fields.expr)) return null;
  const instant = fields.instant === true;
  const range = fields.range === true || !instant;
  return { ...fields, instant, range, exemplar: fields.exemplar === true && range };
}

function loki(fields: Fields): Fields | null {
  if (blank(fields.expr)) return null;
  const queryType = fields.queryType || (fields.instant === true ? "instant" : "range");
  return { ...fields, queryType, maxLines: fields.maxLines ?? 1_000, direction: fields.direction ?? "backward" };
}

function tempo(fields: Fields): Fields | null {
  const queryType = String(fields.queryType ?? "traceql");
  if (OF_TEMPOS_PAGE.has(queryType)) throw new Refusal("data-source-not-drawable", `tempo ${queryType}`);
  const query = queryType === "traceqlSearch" ? traceqlSearch(fields) : String(fields.query ?? "").trim();
  if (query === "") return null;
  if (queryType === "traceId" || TRACE_ID.test(query)) return { ...fields, queryType: "traceId", query };
  const { limit, spss, tableType } = fields;
  const shared = { queryType: "traceql", query, limit: limit ?? 20, spss: spss ?? 3, tableType: tableType ?? "traces" };
  return { ...fields, ...shared };
}

function testdata(fields: Fields): Fields {
  const scenarioId = String(fields.scenarioId || "random_walk");
  if (OF_TESTDATAS_PAGE.has(scenarioId)) throw new Refusal("data-source-not-drawable", `testdata ${scenarioId}`);
  return { ...fields, scenarioId };
}

function grafana(fields: Fields): Fields {
  const queryType = String(fields.queryType || "randomWalk");
  if (!OF_GRAFANA.has(queryType)) throw new Refusal("data-source-not-drawable", `grafana ${queryType}`);
  return { ...fields, queryType };
}

/**
 * Fields that the plugin's page fills in before it sends a query, for queries that were stored without them; null for a
 * query that it does not send, because it is empty.
 *
 * @throws Refusal data-source-not-drawable for what only the plugin's page can answer
 */
export function pluginDefaults(fields: Fields, type: string): Fields | null {
  switch (dataSourceKind(type)) {
    case "prometheus":
      return prometheus(fields);
    case "loki":
      return loki(fields);
    case "tempo":
      return tempo(fields);
    case "testdata":
      return testdata(fields);
    case "grafana":
      return grafana(fields);
    case "postgres":
    case "mysql":
    case "mssql":
      return blank(fields.rawSql) ? null : { ...fields, rawQuery: true, format: fields.format ?? "table" };
    case "alertmanager":
      throw new Refusal("data-source-not-drawable", type);
    default:
      return fields;
  }
}
