import { setTimeout as sleep } from "node:timers/promises";
import { type DataQuery, PluginFailure, type QueryContext, type SandboxDataSource } from "../data-source";
import type { DataFrame, QueryAnswer } from "../frames/data-frame";
import { csvContentFrame, csvValuesFrame } from "./csv-frames";
import { pulseFrame } from "./pulse-frame";
import { randomWalkFrames } from "./random-walk-frames";
import { testLogsFrame } from "./test-logs-frame";

const ok = (frames: DataFrame[]): QueryAnswer => ({ status: 200, frames });
const text = (value: unknown): string => (typeof value === "string" ? value : "");

const slowMs = (input: string): number => {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(input);
  return match ? Number(match[1]) * ({ ms: 1, s: 1000, m: 60_000 }[match[2] ?? "s"] ?? 1000) : 0;
};

async function runScenario(query: DataQuery, context: QueryContext): Promise<QueryAnswer | undefined> {
  const scenario = text(query.scenarioId) || "random_walk";
  switch (scenario) {
    case "random_walk":
      return ok(randomWalkFrames(query, context));
    case "random_walk_with_error":
      return {
        status: 500,
        error: "this is an error and it can include URLs http://grafana.com/",
        errorSource: "plugin",
        frames: randomWalkFrames({ ...query, seriesCount: 1 }, context),
      };
    case "error_with_source": {
      const errorSource = query.errorSource === "downstream" ? "downstream" : "plugin";
      return { status: 500, error: "error", errorSource, frames: [] };
    }
    case "slow_query":
      await sleep(slowMs(text(query.stringInput)), undefined, { signal: context.signal });
      return ok(randomWalkFrames({ ...query, seriesCount: 1 }, context));
    case "server_error_500":
      if (!text(query.stringInput)) throw new PluginFailure("Test Data Panic!");
      return ok(csvValuesFrame(query, context));
    case "csv_metric_values":
      return ok(csvValuesFrame(query, context));
    case "csv_content":
      return csvContentFrame(query);
    case "predictable_pulse":
      return ok([pulseFrame(query, context)]);
    case "logs":
      return ok([testLogsFrame(query, context)]);
    case "no_data_points":
      return undefined;
    default:
      return {
        status: 400,
        error: `the scenario ${scenario} is not part of the sandbox`,
        errorSource: "plugin",
        frames: [],
      };
  }
}

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
      path === "scenarios" ? { status: 200, body: SCENARIOS } : { status: 404, body: { message: "Not found" } },
  };
}

const SCENARIOS = [
  { id: "csv_content", name: "CSV Content", stringInput: "" },
  { id: "csv_metric_values", name: "CSV Metric Values", stringInput: "1,20,90,30,5,0" },
  { id: "error_with_source", name: "Error with source", stringInput: "" },
  { id: "logs", name: "Logs", stringInput: "" },
  { id: "no_data_points", name: "No Data Points", stringInput: "" },
  { id: "predictable_pulse", name: "Predictable Pulse", stringInput: "" },
  { id: "random_walk", name: "Random Walk", stringInput: "" },
  { id: "random_walk_with_error", name: "Random Walk (with error)", stringInput: "" },
  { id: "server_error_500", name: "Conditional Error", stringInput: "1,20,90,30,5,0" },
  { id: "slow_query", name: "Slow Query", stringInput: "5s" },
];
