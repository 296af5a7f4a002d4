import { SHOP_SERVICES } from "../../shop/service-catalogue";
import type { LogStore } from "../../shop/shop-log-store";
import type { ResourceAnswer } from "../data-source";
import { labelsText } from "../promql/labels";
import { parseDuration } from "../promql/duration";
import { stepTime } from "../promql/value";
import { evaluateLogMetric, wantedServices } from "./evaluate-logql";
import { groupStreams } from "./group-streams";
import { LogqlError, type LogSelection, selectLine } from "./logql-query";
import type { FoundLine } from "./loki-frames";
import { parseLogql } from "./parse-logql";

const HOUR = 3_600_000;
const SAMPLED = 500;

const LABEL_VALUES: Readonly<Record<string, string[]>> = {
  job: ["shop"],
  service: SHOP_SERVICES.map(({ name }) => name).sort(),
  instance: SHOP_SERVICES.flatMap(({ instances }) => [...instances]).sort(),
  level: ["debug", "error", "info", "warn"],
};

const ok = (data?: unknown): ResourceAnswer => ({
  status: 200,
  body: { status: "success", ...(data === undefined ? {} : { data }) },
});

/** Nanoseconds, seconds with decimals, or RFC 3339 as epoch milliseconds. */
function moment(text: string | null, otherwise: number): number {
  if (!text) return otherwise;
  if (!/^\d+(\.\d+)?$/.test(text)) return Date.parse(text);
  return text.length > 13 ? Number(BigInt(text.split(".")[0] ?? "0") / 1_000_000n) : Number(text) * 1000;
}

interface Window {
  from: number;
  to: number;
}

function* selected(logs: LogStore, selection: LogSelection, { from, to }: Window, forward: boolean) {
  const services = wantedServices(selection);
  const direction = forward ? "forward" : "backward";
  for (const entry of logs.scan({ fromMs: from, toMs: to, direction, services })) {
    const labels = selectLine(selection, entry);
    if (labels) yield { entry, labels };
  }
}

function selectionOf(query: string | null): LogSelection {
  const parsed = parseLogql(query || '{job=~".+"}');
  if (parsed.kind !== "logs") throw new LogqlError("only log selectors are supported");
  return parsed.selection;
}

function sample(logs: LogStore, query: string | null, window: Window): FoundLine[] {
  const found: FoundLine[] = [];
  for (const line of selected(logs, selectionOf(query), window, false)) {
    found.push(line);
    if (found.length >= SAMPLED) break;
  }
  return found;
}

function streams(lines: readonly FoundLine[]): unknown[] {
  const groups = groupStreams(lines);
  return [...groups.values()].map((group) => ({
    stream: group[0]?.labels ?? {},
    values: group.map(({ entry }) => [`${entry.timeMs}${String(entry.nanos).padStart(6, "0")}`, entry.text]),
  }));
}

function queryRange(logs: LogStore, parameters: URLSearchParams, window: Window): ResourceAnswer {
  const parsed = parseLogql(parameters.get("query") ?? "");
  if (parsed.kind === "logs") {
    const limit = Number(parameters.get("limit") ?? 0) || 100;
    const lines: FoundLine[] = [];
    for (const line of selected(logs, parsed.selection, window, parameters.get("direction") === "forward")) {
      lines.push(line);
      if (lines.length >= limit) break;
    }
    return ok({ resultType: "streams", result: streams(lines), stats: {} });
  }
  const step = parseDuration(parameters.get("step") ?? "") ?? 60_000;
  const start = Math.floor(window.from / step) * step;
  const steps = { start, step, count: Math.floor((window.to - start) / step) + 1 };
  const result = evaluateLogMetric(parsed, logs, steps).map(({ labels, values, present }) => ({
    metric: labels,
    values: [...values.keys()].filter((i) => present[i]).map((i) => [stepTime(steps, i) / 1000, String(values[i])]),
  }));
  return ok({ resultType: "matrix", result, stats: {} });
}

function detectedFields(lines: readonly FoundLine[]): ResourceAnswer {
  const found = new Map<string, Set<string>>();
  for (const { entry } of lines) {
    for (const [, name = "", value = ""] of entry.text.matchAll(/"?(\w+)"?[=:]"?([^",\s}]+)/g)) {
      found.set(name, (found.get(name) ?? new Set()).add(value));
    }
  }
  const fields = [...found].map(([label, values]) => ({
    label,
    type: [...values].every((value) => /^\d+$/.test(value)) ? "int" : "string",
    cardinality: values.size,
    parsers: ["logfmt"],
  }));
  return { status: 200, body: { fields, limit: 1000 } };
}

/** The part of Loki's API that Grafana asks for; the path is what follows `/loki/api/v1/`. Refusals are plain text. */
export function lokiApi(logs: LogStore, now: () => number, path: string, parameters: URLSearchParams): ResourceAnswer {
  const window = { from: moment(parameters.get("start"), now() - HOUR), to: moment(parameters.get("end"), now()) };
  const query = parameters.get("query");
  try {
    if (path.includes("..")) return { status: 400, body: "" };
    const label = /^label\/([^/]+)\/values$/.exec(path)?.[1];
    if (label) {
      const values = LABEL_VALUES[decodeURIComponent(label)];
      if (!values) return ok();
      const services = wantedServices(selectionOf(query));
      return ok(label === "service" ? values.filter((value) => services.has(value)) : values);
    }
    switch (path) {
      case "labels":
        selectionOf(query);
        return ok(Object.keys(LABEL_VALUES).sort());
      case "series": {
        const lines = sample(logs, parameters.get("match[]") ?? query, window);
        return ok([...new Map(lines.map(({ entry }) => [labelsText(entry.labels), entry.labels])).values()]);
      }
      case "index/stats": {
        const lines = sample(logs, query, window);
        const bytes = lines.reduce((total, { entry }) => total + entry.text.length, 0);
        const seen = new Set(lines.map(({ entry }) => labelsText(entry.labels)));
        return { status: 200, body: { streams: seen.size, chunks: seen.size, bytes, entries: lines.length } };
      }
      case "index/volume": {
        const bytes = sample(logs, query, window).reduce((total, { entry }) => total + entry.text.length, 0);
        const result = [{ metric: { job: "shop" }, value: [now() / 1000, String(bytes)] }];
        return ok({ resultType: "vector", result, stats: {} });
      }
      case "detected_labels":
        return {
          status: 200,
          body: {
            detectedLabels: Object.entries(LABEL_VALUES).map(([name, values]) => ({
              label: name,
              cardinality: values.length,
            })),
          },
        };
      case "detected_fields":
        return detectedFields(sample(logs, query, window));
      case "patterns":
        return ok([]);
      case "query_range":
        return queryRange(logs, parameters, window);
      default:
        return { status: 404, body: "404 page not found\n" };
    }
  } catch (error) {
    if (!(error instanceof LogqlError)) throw error;
    return { status: 400, body: error.message };
  }
}
