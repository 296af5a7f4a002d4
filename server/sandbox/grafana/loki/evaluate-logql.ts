import type { LogStore } from "../../shop/shop-log-store";
import { SHOP_SERVICES } from "../../shop/service-catalogue";
import { aggregate } from "../promql/aggregate";
import { labelsKey } from "../promql/labels";
import { emptySeries, type Steps, stepTime, type VectorSeries } from "../promql/value";
import { type LogqlQuery, type LogSelection, LogqlError, selectLine } from "./logql-query";

type RangeQuery = Extract<LogqlQuery, { kind: "range" }>;

const MAX_RANGE_MS = 8 * 86_400_000;

/** Services that a selection can hold, so that the lines of the others need not be made. */
export function wantedServices(selection: LogSelection): Set<string> {
  const matchers = selection.matchers.filter((matcher) => matcher.label === "service");
  return new Set(
    SHOP_SERVICES.map(({ name }) => name).filter((name) => matchers.every((matcher) => matcher.matches(name))),
  );
}

/** Evaluates a metric query at each step: a series for each set of labels. @throws LogqlError */
export function evaluateLogMetric(query: LogqlQuery, logs: LogStore, steps: Steps): VectorSeries[] {
  switch (query.kind) {
    case "logs":
      throw new LogqlError(
        "log queries are not supported as an instant query type, please change your query to a range query type",
      );
    case "range":
      return rangeSeries(query, logs, steps);
    case "aggregate": {
      const operand = evaluateLogMetric(query.operand, logs, steps);
      const parameter = query.parameter === undefined ? undefined : new Float64Array(steps.count).fill(query.parameter);
      return aggregate(query.operator, operand, query.grouping, steps.count, parameter);
    }
  }
}

interface Counted {
  labels: Record<string, string>;
  times: number[];
  sizes: number[];
}

function rangeSeries(query: RangeQuery, logs: LogStore, steps: Steps): VectorSeries[] {
  const end = stepTime(steps, steps.count - 1);
  const from = steps.start - query.rangeMs;
  if (end - from > MAX_RANGE_MS) {
    throw new LogqlError(
      `the query time range exceeds the limit (query length: ${Math.round((end - from) / 3_600_000)}h0m0s, limit: 192h0m0s)`,
    );
  }
  const bytes = query.function.startsWith("bytes");
  const found = new Map<string, Counted>();
  for (const entry of logs.scan({
    fromMs: from,
    toMs: end,
    direction: "forward",
    services: wantedServices(query.selection),
  })) {
    const labels = selectLine(query.selection, entry);
    if (!labels) continue;
    const key = labelsKey(labels);
    const counted = found.get(key) ?? { labels, times: [], sizes: [] };
    counted.times.push(entry.timeMs);
    counted.sizes.push(bytes ? entry.text.length : 1);
    found.set(key, counted);
  }
  const divisor = query.function.endsWith("rate") ? query.rangeMs / 1000 : 1;
  return [...found.values()].map((counted) => window(counted, query.rangeMs, divisor, steps));
}

function window({ labels, times, sizes }: Counted, rangeMs: number, divisor: number, steps: Steps): VectorSeries {
  const out = emptySeries(labels, steps.count);
  let [first, next, total] = [0, 0, 0];
  for (let i = 0; i < steps.count; i++) {
    const end = stepTime(steps, i);
    while (next < times.length && (times[next] ?? Infinity) < end) total += sizes[next++] ?? 0;
    while (first < next && (times[first] ?? 0) < end - rangeMs) total -= sizes[first++] ?? 0;
    if (first === next) continue;
    out.values[i] = total / divisor;
    out.present[i] = 1;
  }
  return out;
}
