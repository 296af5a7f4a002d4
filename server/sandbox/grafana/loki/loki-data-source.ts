import type { LogStore } from "../../shop/shop-log-store";
import { SHOP_SERVICES } from "../../shop/service-catalogue";
import type { DataQuery, QueryContext, ResourceAnswer, SandboxDataSource } from "../data-source";
import type { QueryAnswer } from "../frames/data-frame";
import { goDuration, parseDuration } from "../promql/duration";
import { expandIntervals, queryStep } from "../prometheus/query-interval";
import { evaluateLogMetric, wantedServices } from "./evaluate-logql";
import { LogqlError, type LogSelection, selectLine } from "./logql-query";
import { type FoundLine, lokiLogsFrame, lokiMetricFrames } from "./loki-frames";
import { parseLogql } from "./parse-logql";

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const MAX_LINES = 5_000;

/** Loki over the simulated shop's logs. */
export function createLokiDataSource(logs: LogStore): SandboxDataSource {
  return {
    id: 2,
    uid: "loki",
    name: "Loki",
    type: "loki",
    typeName: "Loki",
    url: "http://loki.shop.internal:3100",
    isDefault: false,
    jsonData: { maxLines: 1000 },
    health: async () => ({ status: "OK", message: "Data source successfully connected." }),
    query: async (query, context) => {
      await new Promise((resolve) => setImmediate(resolve));
      try {
        return run(query, context, logs);
      } catch (error) {
        if (!(error instanceof LogqlError)) throw error;
        return { status: 400, error: error.message, errorSource: "downstream", frames: [] };
      }
    },
    resource: async ({ path, parameters }) => lokiApi(path, parameters),
  };
}

function run(query: DataQuery, context: QueryContext, logs: LogStore): QueryAnswer {
  const started = performance.now();
  const queryType = text(query.queryType) || "range";
  if (queryType !== "range" && queryType !== "instant") {
    return { status: 400, error: `unsupported query type ${queryType}`, errorSource: "downstream", frames: [] };
  }
  const interval = {
    from: context.from,
    to: context.to,
    intervalMs: query.intervalMs,
    maxDataPoints: query.maxDataPoints,
    minStep: "",
    intervalFactor: 1,
    scrapeInterval: "15s",
  };
  const step = parseDuration(text(query.step)) ?? Math.max(1000, queryStep(interval));
  const expression = expandIntervals(text(query.expr), interval, step).replaceAll("$__auto", goDuration(step));
  const parsed = parseLogql(expression);
  if (parsed.kind === "logs") {
    if (queryType === "instant") evaluateLogMetric(parsed, logs, { start: context.to, step: 1, count: 1 });
    const lines = findLines(parsed.selection, query, context, logs);
    const frame = lokiLogsFrame(lines, `Expr: ${expression}`, Math.max(0.001, (performance.now() - started) / 1000));
    return { status: 200, frames: lines.length > 0 ? [frame] : [] };
  }
  const align = (time: number) => Math.floor(time / step) * step;
  const instant = queryType === "instant";
  const steps = instant
    ? { start: context.to, step: 1, count: 1 }
    : { start: align(context.from), step, count: Math.floor((align(context.to) - align(context.from)) / step) + 1 };
  const executedQueryString = instant ? `Expr: ${expression}` : `Expr: ${expression}\nStep: ${goDuration(step)}`;
  const series = evaluateLogMetric(parsed, logs, steps);
  const frames = lokiMetricFrames(series, steps, {
    executedQueryString,
    legendFormat: text(query.legendFormat),
    instant,
  });
  return { status: 200, frames };
}

function findLines(selection: LogSelection, query: DataQuery, context: QueryContext, logs: LogStore): FoundLine[] {
  const limit = Math.min(MAX_LINES, typeof query.maxLines === "number" && query.maxLines > 0 ? query.maxLines : 1000);
  const found: FoundLine[] = [];
  const direction = query.direction === "forward" ? "forward" : "backward";
  for (const entry of logs.scan({
    fromMs: context.from,
    toMs: context.to,
    direction,
    services: wantedServices(selection),
  })) {
    const labels = selectLine(selection, entry);
    if (labels) found.push({ entry, labels });
    if (found.length >= limit) break;
  }
  return found;
}

const LABEL_VALUES: Readonly<Record<string, string[]>> = {
  job: ["shop"],
  service: SHOP_SERVICES.map(({ name }) => name).sort(),
  instance: SHOP_SERVICES.flatMap(({ instances }) => instances).sort(),
  level: ["debug", "error", "info", "warn"],
};

/** The label routes of Loki's API; everything is under `/loki/api/v1/` already. */
function lokiApi(path: string, parameters: URLSearchParams): ResourceAnswer {
  const ok = (data: unknown): ResourceAnswer => ({ status: 200, body: { status: "success", data } });
  if (path.includes("..")) return { status: 400, body: "" };
  if (path === "labels") return ok(Object.keys(LABEL_VALUES).sort());
  const label = /^label\/([^/]+)\/values$/.exec(path)?.[1];
  if (label) {
    const values = LABEL_VALUES[decodeURIComponent(label)] ?? [];
    return ok(label === "service" ? values.filter((value) => allowed(parameters.get("query"), value)) : values);
  }
  return { status: 404, body: { message: "404 page not found\n" } };
}

function allowed(query: string | null, service: string): boolean {
  if (!query) return true;
  try {
    const parsed = parseLogql(query);
    return parsed.kind !== "logs" || wantedServices(parsed.selection).has(service);
  } catch {
    return true;
  }
}
