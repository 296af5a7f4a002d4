import type { ShopSpan, ShopTrace, TraceStore } from "../../shop/shop-trace-store";
import type { ResourceAnswer, ResourceRequest } from "../data-source";
import { findTraces } from "./find-traces";
import { parseTraceql, spanValue, TraceqlError } from "./parse-traceql";
import { type FoundTrace, shortId } from "./search-frames";
import { resourceOf } from "./trace-frame";

const HOUR = 3_600_000;
const SAMPLED = 300;

const SCOPES = [
  { name: "span", tags: ["db.statement", "db.system", "http.method", "http.route", "http.status_code"] },
  { name: "event", tags: ["exception.message", "exception.type"] },
  { name: "resource", tags: ["service.instance.id", "service.name", "service.namespace"] },
  {
    name: "intrinsic",
    tags: ["duration", "kind", "name", "rootName", "rootServiceName", "status", "statusMessage", "traceDuration"],
  },
];

const ok = (body: unknown): ResourceAnswer => ({ status: 200, body });
const nanos = (milliseconds: number): string => String(BigInt(Math.round(milliseconds * 1000)) * 1000n);
const attribute = ([key, value]: [string, string | number]) => ({
  key,
  value: typeof value === "number" ? { intValue: String(value) } : { stringValue: value },
});
const attributes = (fields: Readonly<Record<string, string | number>>) => Object.entries(fields).map(attribute);

function otlpSpan(trace: ShopTrace, span: ShopSpan): Record<string, unknown> {
  const base64 = (hex: string) => Buffer.from(hex, "hex").toString("base64");
  return {
    traceId: base64(trace.traceId),
    spanId: base64(span.spanId),
    ...(span.parentSpanId ? { parentSpanId: base64(span.parentSpanId) } : {}),
    name: span.name,
    kind: `SPAN_KIND_${span.kind.toUpperCase()}`,
    startTimeUnixNano: nanos(span.startMs),
    endTimeUnixNano: nanos(span.startMs + span.durationMs),
    attributes: attributes(span.attributes),
    events: span.events.map((event) => ({
      timeUnixNano: nanos(event.timeMs),
      name: event.name,
      attributes: attributes(event.attributes),
    })),
    status: span.failed ? { code: "STATUS_CODE_ERROR", message: span.statusMessage } : {},
  };
}

const batches = (trace: ShopTrace) =>
  trace.spans.map((span) => ({
    resource: { attributes: attributes(resourceOf(span)) },
    scopeSpans: [{ scope: { name: "shop", version: "1" }, spans: [otlpSpan(trace, span)] }],
  }));

/** A trace in a search's answer, as Tempo's own API writes it. */
export function searchHit({ trace, spans, matched }: FoundTrace, named: readonly string[]): Record<string, unknown> {
  const [root] = trace.spans;
  const set = {
    spans: spans.map((span) => ({
      spanID: span.spanId,
      startTimeUnixNano: nanos(span.startMs),
      durationNanos: nanos(span.durationMs),
      attributes: named.flatMap((field) => {
        const value = spanValue(field, span, trace);
        return value === undefined ? [] : [attribute([field.replace(/^(?:resource|span)?\./, ""), value])];
      }),
    })),
    matched,
  };
  const counts: Record<string, { spanCount: number }> = {};
  for (const { service } of trace.spans) counts[service] = { spanCount: (counts[service]?.spanCount ?? 0) + 1 };
  return {
    traceID: shortId(trace.traceId),
    rootServiceName: root?.service ?? "",
    rootTraceName: root?.name ?? "",
    startTimeUnixNano: nanos(root?.startMs ?? 0),
    durationMs: Math.floor(root?.durationMs ?? 0),
    spanSet: set,
    spanSets: [set],
    serviceStats: counts,
  };
}

/** The part of Tempo's HTTP API that Grafana and its users ask for. */
export async function tempoApi(
  store: TraceStore,
  now: () => number,
  { path, parameters, signal }: ResourceRequest,
): Promise<ResourceAnswer> {
  const seconds = (name: string, otherwise: number) => Number(parameters.get(name) ?? 0) * 1000 || otherwise;
  const [fromMs, toMs] = [seconds("start", now() - HOUR), seconds("end", now())];
  const trace = /^api\/(v2\/)?traces\/([^/]+)$/.exec(path);
  if (trace) {
    const [, second, id = ""] = trace;
    const found = store.find(id.toLowerCase().padStart(32, "0"));
    if (!found) return { status: 404, body: "trace not found" };
    return ok(second ? { trace: { resourceSpans: batches(found) }, metrics: {} } : { batches: batches(found) });
  }
  const values = /^api\/(?:v2\/)?search\/tag\/(.+)\/values$/.exec(path)?.[1];
  if (values) return ok({ tagValues: tagValues(store, values, fromMs, toMs), metrics: { inspectedBytes: "0" } });
  switch (path) {
    case "api/echo":
      return ok("echo");
    case "api/v2/search/tags":
      return ok({ scopes: SCOPES, metrics: { inspectedBytes: "0" } });
    case "api/search/tags":
      return ok({
        tagNames: SCOPES.slice(0, 3)
          .flatMap(({ tags }) => tags)
          .sort(),
        metrics: { inspectedBytes: "0" },
      });
    case "api/search":
      try {
        const query = parseTraceql(parameters.get("q") ?? "{}");
        const limit = Number(parameters.get("limit") ?? 0) || 20;
        const spansPerSet = Number(parameters.get("spss") ?? 3);
        const found = await findTraces(store, query, { fromMs, toMs, limit, spansPerSet }, signal);
        const traces = found.map((one) => searchHit(one, query.named));
        return ok({ traces, metrics: { inspectedTraces: traces.length } });
      } catch (error) {
        if (!(error instanceof TraceqlError)) throw error;
        return { status: 400, body: `invalid TraceQL query: ${error.message}` };
      }
    default:
      return { status: 404, body: "404 page not found\n" };
  }
}

/** Values of a field among the newest traces. */
export function tagValues(
  store: TraceStore,
  field: string,
  fromMs: number,
  toMs: number,
): { type: string; value: string }[] {
  const found = new Map<string, string>();
  let left = SAMPLED;
  for (const trace of store.newest(fromMs, toMs)) {
    for (const span of trace.spans) {
      const value = spanValue(field, span, trace);
      if (value !== undefined && value !== "") found.set(String(value), typeof value === "number" ? "int" : "string");
    }
    if (--left === 0) break;
  }
  return [...found].map(([value, type]) => ({ type, value }));
}
