import { setTimeout as sleep } from "node:timers/promises";
import { type DataQuery, PluginPanic, type QueryContext, type SandboxDataSource } from "../data-source";
import { type DataFrame, numberField, type QueryAnswer, timeField } from "../frames/data-frame";
import { text } from "../http/json-fields";
import { csvContentFrame, csvValuesFrame } from "./csv-frames";
import { csvWaveFrames } from "./csv-wave-frames";
import { EXPONENTIAL_BUCKETS, heatmapFrame, LINEAR_BUCKETS } from "./heatmap-frames";
import { pulseFrame } from "./pulse-frame";
import { randomWalkFrames } from "./random-walk-frames";
import { seriesName } from "./series-name";
import { staticTable, walkTable } from "./table-frames";
import { testLogsFrame } from "./test-logs-frame";
import { usaFrames } from "./usa-frames";

const HOUR = 3_600_000;
/** What the query editor offers as input. */
const HINTS: Readonly<Record<string, string>> = {
  csv_metric_values: "1,20,90,30,5,0",
  server_error_500: "1,20,90,30,5,0",
  slow_query: "5s",
};

const ok = (frames: DataFrame[]): QueryAnswer => ({ status: 200, frames });

const slowMs = (input: string): number => {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(input);
  return match ? Number(match[1]) * ({ ms: 1, s: 1000, m: 60_000 }[match[2] ?? "s"] ?? 1000) : 0;
};

type Scenario = (query: DataQuery, context: QueryContext) => QueryAnswer | undefined | Promise<QueryAnswer>;

const crash: Scenario = () => {
  throw new PluginPanic("runtime error: invalid memory address or nil pointer dereference");
};

/** Grafana's front end plays these itself; asked for at the back end they crash the plugin. */
const WITHOUT_BACKEND = ["flame_graph", "node_graph", "raw_frame", "trace"];

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  ...Object.fromEntries(WITHOUT_BACKEND.map((id) => [id, crash])),
  random_walk: (query, context) => ok(randomWalkFrames(query, context)),
  random_walk_with_error: (query, context) => ({
    status: 500,
    error: "this is an error and it can include URLs http://grafana.com/",
    errorSource: "plugin",
    frames: randomWalkFrames({ ...query, seriesCount: 1 }, context),
  }),
  error_with_source: (query) => ({
    status: 500,
    error: "error",
    errorSource: query.errorSource === "downstream" ? "downstream" : "plugin",
    frames: [],
  }),
  async slow_query(query, context) {
    await sleep(slowMs(text(query.stringInput)), undefined, { signal: context.signal });
    return ok(randomWalkFrames({ ...query, seriesCount: 1 }, context));
  },
  server_error_500(query, context) {
    if (!text(query.stringInput)) throw new PluginPanic("Test Data Panic!");
    return csvValuesFrame(query, context);
  },
  csv_metric_values: csvValuesFrame,
  csv_content: csvContentFrame,
  predictable_pulse: (query, context) => ok([pulseFrame(query, context)]),
  predictable_csv_wave: (query, context) => ok(csvWaveFrames(query, context)),
  logs: (query, context) => ok([testLogsFrame(query, context)]),
  table_static: (query, context) => ok([staticTable(query, context)]),
  random_walk_table: (query, context) => ok([walkTable(query, context)]),
  exponential_heatmap_bucket_data: (_query, context) => ok([heatmapFrame(EXPONENTIAL_BUCKETS, context)]),
  linear_heatmap_bucket_data: (_query, context) => ok([heatmapFrame(LINEAR_BUCKETS, context)]),
  datapoints_outside_range: (query, { from }) =>
    ok([{ name: seriesName(query, 0), fields: [timeField([from - HOUR]), numberField("Value", [10])] }]),
  usa: (query, context) => ok(usaFrames(query, context)),
};

/** One that is not known, or that is for the front end alone, leaves its refId out of the answer. */
const runScenario = async (query: DataQuery, context: QueryContext): Promise<QueryAnswer | undefined> =>
  SCENARIOS[text(query.scenarioId) || "random_walk"]?.(query, context);

/** Grafana's TestData data source, the scenarios that panels and tests use. */
export function createTestDataSource(): SandboxDataSource {
  return {
    id: 3,
    uid: "testdata",
    name: "TestData",
    type: "grafana-testdata-datasource",
    typeName: "TestData",
    url: "",
    isDefault: false,
    jsonData: {},
    health: async () => ({ status: "OK", message: "Data source is working" }),
    query: runScenario,
    resource: async ({ path }) =>
      path === "scenarios"
        ? { status: 200, body: catalogue() }
        : { status: 200, body: "Hello world from test datasource!" },
  };
}

const catalogue = (): Record<string, string>[] =>
  [...Object.keys(SCENARIOS), "annotations", "arrow", "grafana_api", "live", "no_data_points", "streaming_client"]
    .sort()
    .map((id) => ({ id, name: id.replaceAll("_", " "), description: "", stringInput: HINTS[id] ?? "" }));
