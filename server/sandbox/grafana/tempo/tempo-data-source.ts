import type { TraceStore } from "../../shop/shop-trace-store";
import { breathe } from "../breathe";
import {
  type DataQuery,
  PluginFailure,
  type QueryContext,
  type ResourceAnswer,
  type ResourceRequest,
  type SandboxDataSource,
} from "../data-source";
import { type QueryAnswer, stringField } from "../frames/data-frame";
import { text } from "../http/json-fields";
import { parseDuration } from "../promql/duration";
import { findTraces } from "./find-traces";
import { metricFrames } from "./metric-frames";
import { parseTraceql, TraceqlError } from "./parse-traceql";
import { spansFrame, tracesFrame } from "./search-frames";
import { searchHit, tagValues, tempoApi } from "./tempo-api";
import { traceFrame } from "./trace-frame";

const HOUR = 3_600_000;
const SOURCE = { uid: "tempo", name: "Tempo" };

const refused = (error: string): QueryAnswer => ({ status: 500, error, errorSource: "downstream", frames: [] });
const positive = (value: unknown, otherwise: number): number =>
  typeof value === "number" && value > 0 ? value : otherwise;

function findOne(store: TraceStore, id: string): QueryAnswer {
  if (!/^[0-9a-f]+$/i.test(id)) {
    const place = [...id].findIndex((letter) => !/[0-9a-f]/i.test(letter));
    const why = `trace IDs can only contain hex characters: invalid character '${id[place]}' at position ${place + 1}`;
    return refused(`failed to get trace with id: ${id} Status: 400 Bad Request Body: ${why}`);
  }
  const found = store.find(id.toLowerCase().padStart(32, "0"));
  return found
    ? { status: 200, frames: [traceFrame(found)] }
    : refused(`failed to get trace with id: ${id} Status: Not Found`);
}

async function search(store: TraceStore, query: DataQuery, { from, to, signal }: QueryContext): Promise<QueryAnswer> {
  try {
    const parsed = parseTraceql(text(query.query));
    if (parsed.metric) {
      const stepMs = parseDuration(text(query.step)) ?? Math.max(query.intervalMs, (to - from) / query.maxDataPoints);
      const instant = query.metricsQueryType === "instant";
      return { status: 200, frames: await metricFrames(store, parsed, { from, to, stepMs, instant, signal }) };
    }
    const limit = positive(query.limit, 20);
    const window = { fromMs: from, toMs: to, limit, spansPerSet: positive(query.spss, 3) };
    const found = await findTraces(store, parsed, window, signal);
    switch (query.tableType) {
      case "raw": {
        const traces = found.map((one) => searchHit(one, parsed.named));
        const response = JSON.stringify({ traces, metrics: {} }, undefined, 2);
        return { status: 200, frames: [{ name: "Raw response", fields: [stringField("response", [response])] }] };
      }
      case "spans":
        return { status: 200, frames: [spansFrame(found, parsed.named, SOURCE)] };
      default:
        return { status: 200, frames: [tracesFrame(found, parsed.named, SOURCE)] };
    }
  } catch (error) {
    if (!(error instanceof TraceqlError)) throw error;
    return refused("failed to execute search query status: 400 Bad Request");
  }
}

/** Tempo over the requests of the simulated shop. An older plugin searches only through the proxy. */
export function createTempoDataSource(
  store: TraceStore,
  now: () => number,
  { searches }: { searches: boolean },
): SandboxDataSource {
  async function run(query: DataQuery, context: QueryContext): Promise<QueryAnswer> {
    await breathe();
    switch (query.queryType) {
      case "traceId":
        return findOne(store, text(query.query).trim());
      case "traceql":
        return search(store, query, context);
      case "traceqlSearch":
        if (searches) return search(store, query, context);
        throw new PluginFailure("unsupported query type: 'traceqlSearch'");
      default:
        throw new PluginFailure(`unsupported query type: '${text(query.queryType)}'`);
    }
  }
  async function resource({ path, parameters, signal }: ResourceRequest): Promise<ResourceAnswer> {
    if (searches && path === "tags") {
      return tempoApi(store, now, { method: "GET", path: "api/v2/search/tags", parameters, signal });
    }
    if (!searches || path !== "tag-values") return { status: 404, body: "404 page not found\n" };
    const tag = parameters.get("tag");
    if (!tag) return { status: 400, body: "Missing required 'tag' parameter\n" };
    const found = tagValues(store, decodeURIComponent(tag), now() - HOUR, now());
    return { status: 200, body: { tagValues: found, metrics: { inspectedBytes: "0" } } };
  }
  return {
    id: 5,
    ...SOURCE,
    type: "tempo",
    typeName: "Tempo",
    url: "http://tempo.shop.internal:3200",
    isDefault: false,
    jsonData: {
      tracesToLogsV2: {
        datasourceUid: "loki",
        filterByTraceID: true,
        tags: [{ key: "service.name", value: "service" }],
      },
      serviceMap: { datasourceUid: "prom" },
      nodeGraph: { enabled: true },
    },
    health: async () => ({ status: "OK", message: "Data source is working" }),
    query: run,
    resource,
    backend: (request) => tempoApi(store, now, request),
  };
}
