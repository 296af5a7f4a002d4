import { goDuration, intervalText, parseDuration } from "../promql/duration";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** [below, becomes]: the round steps that Grafana chooses from. */
const ROUND_STEPS: readonly (readonly [number, number])[] = [
  [10, 1],
  [15, 10],
  [35, 20],
  [75, 50],
  [150, 100],
  [350, 200],
  [750, 500],
  [1_500, SECOND],
  [3_500, 2 * SECOND],
  [7_500, 5 * SECOND],
  [12_500, 10 * SECOND],
  [17_500, 15 * SECOND],
  [25_000, 20 * SECOND],
  [45_000, 30 * SECOND],
  [1.5 * MINUTE, MINUTE],
  [3.5 * MINUTE, 2 * MINUTE],
  [7.5 * MINUTE, 5 * MINUTE],
  [12.5 * MINUTE, 10 * MINUTE],
  [17.5 * MINUTE, 15 * MINUTE],
  [25 * MINUTE, 20 * MINUTE],
  [45 * MINUTE, 30 * MINUTE],
  [1.5 * HOUR, HOUR],
  [2.5 * HOUR, 2 * HOUR],
  [4.5 * HOUR, 3 * HOUR],
  [9 * HOUR, 6 * HOUR],
  [DAY, 12 * HOUR],
  [7 * DAY, DAY],
  [30 * DAY, 7 * DAY],
];

const roundStep = (milliseconds: number): number =>
  ROUND_STEPS.find(([below]) => milliseconds < below)?.[1] ?? 30 * DAY;

export interface IntervalRequest {
  from: number;
  to: number;
  intervalMs: number;
  maxDataPoints: number;
  /** Smallest step asked for by the query, `30s`; a `$__` variable counts as none. */
  minStep: string;
  intervalFactor: number;
  scrapeInterval: string;
}

const SAFE_POINTS = 11_000;

/** The step of a query: what fits the panel, not below what was asked for, not more than 11,000 points. */
export function queryStep(request: IntervalRequest): number {
  const range = request.to - request.from;
  const asked = request.minStep.includes("$") ? "" : request.minStep;
  const scrape = parseDuration(request.scrapeInterval) ?? 15_000;
  const minimum = parseDuration(asked.replace(/^[<>]/, "")) ?? (request.intervalMs || scrape);
  const fitting = range / Math.max(1, request.maxDataPoints);
  const calculated = fitting < minimum ? minimum : roundStep(fitting);
  const step = Math.max(calculated, roundStep(range / SAFE_POINTS));
  if (/^\$\{?__rate_interval\}?$/.test(request.minStep)) return rateInterval(step, request.scrapeInterval);
  return step * Math.max(1, request.intervalFactor);
}

function rateInterval(interval: number, scrapeInterval: string): number {
  const scrape = parseDuration(scrapeInterval) ?? 15_000;
  return Math.max(interval + scrape, 4 * scrape);
}

/** Replaces `$__interval`, `$__rate_interval`, `$__range` and their kin, with and without braces. */
export function expandIntervals(expression: string, request: IntervalRequest, step: number): string {
  const range = request.to - request.from;
  const minStep = request.minStep.includes("$") ? "" : request.minStep;
  const rate = /^\$\{?__rate_interval\}?$/.test(request.minStep)
    ? step
    : rateInterval(request.intervalMs || step, minStep || request.scrapeInterval);
  const values: Record<string, string> = {
    interval: intervalText(step),
    interval_ms: String(step),
    rate_interval: goDuration(rate),
    rate_interval_ms: String(rate),
    range: `${Math.round(range / 1000)}s`,
    range_s: String(Math.round(range / 1000)),
    range_ms: String(range),
  };
  return expression.replaceAll(
    /\$(?:\{__(\w+)\}|__(rate_interval_ms|rate_interval|interval_ms|interval|range_ms|range_s|range))/g,
    (whole, braced?: string, plain?: string) => values[braced ?? plain ?? ""] ?? whole,
  );
}
