import { breathe } from "../breathe";
import type { TraceStore } from "../../shop/shop-trace-store";
import { type DataFrame, numberField, timeField } from "../frames/data-frame";
import { spanValue, type TraceqlQuery } from "./parse-traceql";

interface Range {
  from: number;
  to: number;
  stepMs: number;
  instant: boolean;
  signal: AbortSignal;
}

const TRACES_A_TURN = 250;

/** Spans that match, counted in steps: a frame for each group. */
export async function metricFrames(
  store: TraceStore,
  query: TraceqlQuery,
  { from, to, stepMs, instant, signal }: Range,
): Promise<DataFrame[]> {
  const { name, by } = query.metric ?? { name: "rate", by: [] };
  const step = instant ? to - from : stepMs;
  const start = instant ? from : Math.ceil(from / step) * step;
  const count = Math.max(1, Math.floor((to - start) / step) + (instant ? 0 : 1));
  const times = Array.from({ length: count }, (_, i) => start + i * step);
  const zeros = () => Array.from({ length: count }, () => 0);
  const groups = new Map<string, { labels: Record<string, string>; counts: number[] }>();
  let scanned = 0;
  for (const trace of store.newest(start - step, to)) {
    scanned += 1;
    if (scanned % TRACES_A_TURN === 0) {
      await breathe();
      signal.throwIfAborted();
    }
    for (const span of trace.spans) {
      if (!query.matches(span, trace)) continue;
      const labels = Object.fromEntries(
        by.map((field) => [field, JSON.stringify(spanValue(field, span, trace) ?? "nil")]),
      );
      const key = JSON.stringify(labels);
      const group = groups.get(key) ?? { labels, counts: zeros() };
      const index = instant ? 0 : Math.ceil((span.startMs - start) / step);
      if (index >= 0 && index < count) group.counts[index] = (group.counts[index] ?? 0) + 1;
      groups.set(key, group);
    }
  }
  if (groups.size === 0 && by.length === 0) groups.set("", { labels: {}, counts: zeros() });
  const divisor = name === "rate" ? step / 1000 : 1;
  return [...groups.values()].map(({ labels, counts }) => {
    const title = by.length === 0 ? name : `{${by.map((field) => `${field}=${labels[field]}`).join(", ")}}`;
    return {
      name: title,
      refId: title,
      meta: { type: "timeseries-multi", typeVersion: [0, 0], preferredVisualisationType: "graph" },
      fields: [
        timeField(instant ? [to] : times, { name: "time" }),
        numberField(
          title,
          counts.map((value) => value / divisor),
          { labels: by.length === 0 ? { __name__: JSON.stringify(name) } : labels, config: { displayName: title } },
        ),
      ],
    };
  });
}
