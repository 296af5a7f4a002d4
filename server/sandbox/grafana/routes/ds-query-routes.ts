import { type DataQuery, PluginFailure, type QueryContext, type SandboxDataSource } from "../data-source";
import type { QueryAnswer } from "../frames/data-frame";
import { encodeAnswer } from "../frames/encode-frame";
import { readJson } from "../http/read-json";
import { coded, json, message, type Reply } from "../http/reply";
import { type Call, type Route, route } from "../http/route";
import { parseGrafanaTime } from "./parse-grafana-time";

const EXPRESSION_UID = "__expr__";

const positive = (value: unknown, otherwise: number): number =>
  typeof value === "number" && value > 0 ? value : otherwise;

function toQuery(raw: unknown): DataQuery | undefined {
  if (typeof raw !== "object" || raw === null) return undefined;
  const fields = raw as Record<string, unknown>;
  return {
    ...fields,
    refId: typeof fields.refId === "string" && fields.refId ? fields.refId : "A",
    intervalMs: positive(fields.intervalMs, 1000),
    maxDataPoints: positive(fields.maxDataPoints, 100),
  };
}

async function answer(
  source: SandboxDataSource | undefined,
  query: DataQuery,
  context: QueryContext,
): Promise<QueryAnswer | undefined> {
  if (!source) {
    return { status: 400, error: "expressions are not supported by the sandbox", errorSource: "plugin", frames: [] };
  }
  return source.query(query, context);
}

/** `POST /api/ds/query`: one answer a refId; 400 as soon as one of them failed, with all the results in the body. */
export function dsQueryRoutes(
  sources: readonly SandboxDataSource[],
  now: () => number,
  traffic: { queries: number },
): Route[] {
  async function handle({ request, signal }: Call): Promise<Reply> {
    const body = await readJson(request);
    if (!body || typeof body.from !== "string" || typeof body.to !== "string") return message(400, "bad request data");
    const queries = (Array.isArray(body.queries) ? body.queries : []).map(toQuery);
    if (queries.length === 0) return coded(400, "query.noQueries", "No queries found");
    const from = parseGrafanaTime(body.from, now());
    const to = parseGrafanaTime(body.to, now());
    if (from === undefined || to === undefined) return message(400, "bad request data");

    const planned: { query: DataQuery; source: SandboxDataSource | undefined }[] = [];
    for (const query of queries) {
      const uid = query?.datasource?.uid;
      if (!query || typeof uid !== "string" || uid === "") {
        return coded(400, "query.invalidDatasourceId", "Query does not contain a valid data source identifier");
      }
      const source = sources.find((candidate) => candidate.uid === uid);
      if (!source && uid !== EXPRESSION_UID) return message(404, "Data source not found");
      planned.push({ query, source });
    }
    const header = request.headers["x-datasource-uid"];
    if (typeof header === "string") {
      const named = new Set(header.split(",").map((uid) => uid.trim()));
      if (planned.some(({ query }) => !named.has(query.datasource?.uid ?? ""))) {
        return coded(400, "query.headerMismatch", "Data source UID in the header does not match the query");
      }
    }
    traffic.queries += planned.length;
    try {
      const context = { from, to, signal };
      const answers = await Promise.all(
        planned.map(async ({ query, source }) => [query.refId, await answer(source, query, context)] as const),
      );
      const sorted = answers.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
      const failed = answers.some(([, one]) => one?.error !== undefined);
      const results = Object.fromEntries(
        sorted.flatMap(([refId, one]) => (one ? [[refId, encodeAnswer(refId, one)]] : [])),
      );
      return json({ results }, failed ? 400 : 200);
    } catch (error) {
      if (signal.aborted) return coded(499, "plugin.requestCanceled", "Plugin request canceled");
      if (error instanceof PluginFailure) {
        return coded(500, "plugin.requestFailureError", "An error occurred within the plugin");
      }
      throw error;
    }
  }
  return [route("POST", "/api/ds/query", handle)];
}
