import type { LogStore } from "../../shop/shop-log-store";
import { breathe } from "../breathe";
import {
  type DataQuery,
  PluginFailure,
  type QueryContext,
  type ResourceAnswer,
  type SandboxDataSource,
} from "../data-source";
import type { QueryAnswer } from "../frames/data-frame";
import { text } from "../http/json-fields";
import { goDuration, parseDuration } from "../promql/duration";
import { expandIntervals, queryStep } from "../prometheus/query-interval";
import { evaluateLogMetric, wantedServices } from "./evaluate-logql";
import { LogqlError, type LogSelection, selectLine } from "./logql-query";
import { type FoundLine, lokiLogsFrame, lokiMetricFrames } from "./loki-frames";
import { lokiApi } from "./loki-api";
import { parseLogql } from "./parse-logql";

const MAX_LINES = 5_000;
const LINES_A_TURN = 2_000;
const API = "loki/api/v1/";

/** Loki's own refusals are plain text, which the plugin puts into a message. */
const asResource = ({ status, body }: ResourceAnswer): ResourceAnswer => ({
  status,
  body: typeof body === "string" ? { message: body } : body,
});

/** Loki over the simulated shop's logs. */
export function createLokiDataSource(logs: LogStore, now: () => number): SandboxDataSource {
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
      await breathe();
      try {
        return await run(query, context, logs);
      } catch (error) {
        if (!(error instanceof LogqlError)) throw error;
        return { status: 400, error: error.message, errorSource: "downstream", frames: [] };
      }
    },
    resource: async ({ path, parameters }) => asResource(lokiApi(logs, now, path, parameters)),
    backend: async ({ path, parameters }) =>
      path.startsWith(API)
        ? lokiApi(logs, now, path.slice(API.length), parameters)
        : { status: 404, body: "404 page not found\n" },
  };
}

async function run(query: DataQuery, context: QueryContext, logs: LogStore): Promise<QueryAnswer> {
  const started = performance.now();
  const queryType = text(query.queryType) || "range";
  if (queryType !== "range" && queryType !== "instant") {
    throw new PluginFailure(`unsupported query type ${queryType}`);
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
    const lines = await findLines(parsed.selection, query, context, logs);
    const frame = lokiLogsFrame(lines, `Expr: ${expression}`, Math.max(0.001, (performance.now() - started) / 1000));
    return { status: 200, frames: [frame] };
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
  return { status: 200, frames, listed: false };
}

async function findLines(
  selection: LogSelection,
  query: DataQuery,
  context: QueryContext,
  logs: LogStore,
): Promise<FoundLine[]> {
  const limit = Math.min(MAX_LINES, typeof query.maxLines === "number" && query.maxLines > 0 ? query.maxLines : 1000);
  const found: FoundLine[] = [];
  let scanned = 0;
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
    scanned += 1;
    if (scanned % LINES_A_TURN === 0) {
      await breathe();
      context.signal.throwIfAborted();
    }
  }
  return found;
}
