import { type DataQuery, PluginFailure, PluginPanic, type QueryContext, type SandboxDataSource } from "../data-source";
import { EXPRESSION_UID, ExpressionFailure, type PlannedQuery, runExpressions } from "../expressions/run-expressions";
import type { QueryAnswer } from "../frames/data-frame";
import { encodeAnswer } from "../frames/encode-frame";
import { faultyAnswer } from "../http/faulty-frames";
import type { SandboxTraffic } from "../http/handle-request";
import { object, text } from "../http/json-fields";
import { coded, json, message, type Reply } from "../http/reply";
import { type Call, type Route, writingRoute } from "../http/route";
import { parseGrafanaTime } from "./parse-grafana-time";

type Body = Record<string, unknown>;

const KEPT_HEADERS = 200;
const positive = (value: unknown, otherwise: number): number =>
  typeof value === "number" && value > 0 ? value : otherwise;

function toQuery(raw: unknown): DataQuery | undefined {
  const fields = object(raw);
  return fields
    ? {
        ...fields,
        refId: text(fields.refId) || "A",
        intervalMs: positive(fields.intervalMs, 1000),
        maxDataPoints: positive(fields.maxDataPoints, 100),
      }
    : undefined;
}

/** What is to be asked of whom, or the refusal of the whole request. */
function plan(body: Body, sources: readonly SandboxDataSource[]): PlannedQuery[] | Reply {
  const queries = (Array.isArray(body.queries) ? body.queries : []).map(toQuery);
  if (queries.length === 0) return coded(400, "query.noQueries", "No queries found");
  const planned: PlannedQuery[] = [];
  for (const query of queries) {
    const uid = query?.datasource?.uid;
    if (!query || typeof uid !== "string" || uid === "") {
      return coded(400, "query.invalidDatasourceId", "Query does not contain a valid data source identifier");
    }
    const source = sources.find((candidate) => candidate.uid === uid);
    if (!source && uid !== EXPRESSION_UID) return message(404, "Data source not found");
    if (planned.some((before) => before.query.refId === query.refId)) {
      return coded(400, "query.duplicateRefId", "Multiple queries using the same RefId is not allowed ");
    }
    planned.push({ query, source });
  }
  return planned;
}

async function askAll(planned: readonly PlannedQuery[], context: QueryContext): Promise<[string, QueryAnswer][]> {
  if (planned.some(({ source }) => !source)) return runExpressions(planned, context);
  const several = new Set(planned.map(({ source }) => source)).size > 1;
  const answers = await Promise.all(
    planned.map(async ({ query, source }): Promise<[string, QueryAnswer | undefined]> => {
      try {
        return [query.refId, await source?.query(query, context)];
      } catch (error) {
        if (!(several && error instanceof PluginPanic)) throw error;
        return [query.refId, { status: 500, error: error.message, errorSource: "", frames: [] }];
      }
    }),
  );
  return answers.flatMap(([refId, answer]): [string, QueryAnswer][] => (answer ? [[refId, answer]] : []));
}

/** The refusal that Grafana makes of a failure inside it; other errors are none of its own. */
function refusal(error: unknown): Reply | undefined {
  if (error instanceof PluginFailure) {
    return coded(500, "plugin.requestFailureError", "An error occurred within the plugin");
  }
  if (error instanceof PluginPanic) {
    const text = "Internal Server Error - please inspect Grafana server log for details";
    return json({ error: "Server Error", message: text }, 500);
  }
  if (!(error instanceof ExpressionFailure)) return undefined;
  const { refId, message: why } = error;
  if (refId === undefined) return message(500, why);
  return coded(400, "sse.parseError", `failed to parse expression [${refId}]: ${why}`, { error: why, refId });
}

/** `POST /api/ds/query`: one answer a refId; 400 as soon as one of them failed, with all the results in the body. */
export function dsQueryRoutes(
  sources: readonly SandboxDataSource[],
  now: () => number,
  traffic: SandboxTraffic,
): Route[] {
  const time = (value: unknown): number => (text(value) ? (parseGrafanaTime(text(value), now()) ?? 0) : 0);
  const badTime = (value: unknown): boolean => value !== undefined && typeof value !== "string";

  async function handle({ request, signal, fault }: Call, body: Body): Promise<Reply> {
    remember(traffic, request.headers);
    if (badTime(body.from) || badTime(body.to)) return message(400, "bad request data");
    const planned = plan(body, sources);
    if (!Array.isArray(planned)) return planned;
    traffic.queries += planned.length;
    const range = { from: time(body.from), to: time(body.to) };
    const faulty = faultyAnswer(fault, range);
    try {
      const answers = faulty
        ? planned.map(({ query }): [string, QueryAnswer] => [query.refId, faulty])
        : await askAll(planned, { ...range, signal });
      const sorted = answers.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
      const results = Object.fromEntries(sorted.map(([refId, answer]) => [refId, encodeAnswer(refId, answer)]));
      return json({ results }, answers.some(([, answer]) => answer.error !== undefined) ? 400 : 200);
    } catch (error) {
      if (signal.aborted) return coded(499, "plugin.requestCanceled", "Plugin request canceled");
      const refused = refusal(error);
      if (!refused) throw error;
      return refused;
    }
  }
  return [writingRoute("POST", "/api/ds/query", "datasources:query", handle)];
}

function remember(traffic: SandboxTraffic, headers: NodeJS.Dict<string | string[]>): void {
  const own = Object.entries(headers).filter(([name]) => name.startsWith("x-"));
  traffic.queryHeaders.push(Object.fromEntries(own.map(([name, value]) => [name, String(value)])));
  if (traffic.queryHeaders.length > KEPT_HEADERS) traffic.queryHeaders.shift();
}
