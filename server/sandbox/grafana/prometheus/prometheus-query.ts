import type { DataQuery, QueryContext } from "../data-source";
import type { QueryAnswer } from "../frames/data-frame";
import type { PromqlResult } from "../promql/query-promql";
import { emptyFrame, type FrameRequest, prometheusFrames } from "./prometheus-frames";
import { expandIntervals, type IntervalRequest, queryStep } from "./query-interval";

/** A refusal of the engine behind a Prometheus data source. */
export class PrometheusRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The engine: the shop's own or a real server. Times in epoch milliseconds. @throws PrometheusRefusal */
export interface PrometheusEngine {
  range(
    expression: string,
    range: { start: number; end: number; step: number },
    signal: AbortSignal,
  ): Promise<PromqlResult>;
  instant(expression: string, time: number, signal: AbortSignal): Promise<PromqlResult>;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Runs one query as Grafana's Prometheus plugin does: step, variables, instant before range, frames. */
export async function runPrometheusQuery(
  query: DataQuery,
  context: QueryContext,
  engine: PrometheusEngine,
  scrapeInterval: string,
): Promise<QueryAnswer> {
  const interval: IntervalRequest = {
    from: context.from,
    to: context.to,
    intervalMs: query.intervalMs,
    maxDataPoints: query.maxDataPoints,
    minStep: text(query.interval),
    intervalFactor: typeof query.intervalFactor === "number" ? query.intervalFactor : 1,
    scrapeInterval,
  };
  const step = queryStep(interval);
  const request: FrameRequest = {
    expression: expandIntervals(text(query.expr), interval, step),
    stepMs: step,
    legendFormat: text(query.legendFormat),
  };
  const instant = query.instant === true;
  const range = query.range === true || !instant;
  const align = (time: number) => Math.floor(time / step) * step;
  try {
    const frames = [];
    if (instant) {
      frames.push(...prometheusFrames(await engine.instant(request.expression, context.to, context.signal), request));
    }
    if (range) {
      const window = { start: align(context.from), end: align(context.to), step };
      frames.push(...prometheusFrames(await engine.range(request.expression, window, context.signal), request));
    }
    return { status: 200, frames };
  } catch (error) {
    if (!(error instanceof PrometheusRefusal)) throw error;
    return { status: error.status, error: error.message, errorSource: "downstream", frames: [emptyFrame(request)] };
  }
}
