import { AppError } from "@/server/platform/errors";
import type { VariableInput } from "./contract";
import { orBadInput } from "./or-bad-input";
import type { PanelPorts } from "./panel-ports";
import { readDashboard } from "./read-dashboard";
import { requireRange } from "./require-range";
import type { Room } from "./room-access";
import { interpolateExpression } from "./rules/interpolate-expression";
import { parseVariableQuery, variableQueryText, type VariableQuery } from "./rules/parse-variable-query";
import { resolveDataSource } from "./rules/resolve-data-source";
import { seriesText } from "./rules/series-text";
import { variableScope } from "./rules/variable-scope";

const MOST_VALUES = 5_000;

type Params = [string, string][];

function resourceOf(
  query: VariableQuery,
  type: string,
  range: VariableInput["range"],
): { path: string; params: Params } {
  const loki = type === "loki";
  const time: Params = loki
    ? [
        ["start", `${range.from}000000`],
        ["end", `${range.to}000000`],
      ]
    : [
        ["start", String(Math.floor(range.from / 1000))],
        ["end", String(Math.ceil(range.to / 1000))],
      ];
  const selector = (match: string | null): Params => (match === null ? [] : [[loki ? "query" : "match[]", match]]);
  const root = loki ? "" : "api/v1/";
  switch (query.kind) {
    case "label-names":
      return { path: `${root}labels`, params: [...selector(query.match), ...time] };
    case "label-values":
      return {
        path: `${root}label/${encodeURIComponent(query.label)}/values`,
        params: [...selector(query.match), ...time],
      };
    case "metric-names": {
      const pattern = query.pattern.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
      return {
        path: "api/v1/label/__name__/values",
        params: [["match[]", `{__name__=~".*(?:${pattern}).*"}`], ...time],
      };
    }
    default:
      return {
        path: `${root}series`,
        params: [["match[]", query.kind === "series" ? query.match : query.expr], ...time],
      };
  }
}

/** Label names and values come as texts, series as maps of labels. */
function valuesIn(answer: unknown): string[] {
  const data = (answer as { data?: unknown } | null)?.data;
  if (!Array.isArray(data)) throw new AppError("GRAFANA_BAD_ANSWER", "The list of values is missing");
  return data.flatMap((item: unknown) => {
    if (typeof item === "string") return [item];
    return item !== null && typeof item === "object" ? [seriesText(item as Record<string, string>)] : [];
  });
}

/** Text of each series of an instant query, as `query_result` gives it to the variable's pattern. */
function resultsIn(results: Record<string, unknown>): string[] {
  const { frames = [], error } = (results.variable ?? {}) as {
    frames?: {
      schema?: { fields?: { type?: string; labels?: Record<string, string> }[] };
      data?: { values?: unknown[][] };
    }[];
    error?: string;
  };
  if (error) throw new AppError("GRAFANA_REFUSED", error, { reason: error });
  return frames.flatMap((frame) =>
    (frame.schema?.fields ?? []).flatMap((field, index) => {
      const values = frame.data?.values?.[index] ?? [];
      if (field.type !== "number" || values.length === 0) return [];
      return [
        `${seriesText(field.labels ?? {})} ${String(values.at(-1))} ${String(frame.data?.values?.[0]?.at(-1) ?? "")}`.trim(),
      ];
    }),
  );
}

/**
 * The values that a stored query variable offers, before its own pattern and order are applied. Prometheus and Loki.
 *
 * @throws AppError PANEL_NOT_IN_ROOM, BAD_INPUT, FORBIDDEN, and what the ports reject with
 */
export async function readVariable(
  ports: PanelPorts,
  room: Room,
  input: VariableInput,
  signal?: AbortSignal,
): Promise<string[]> {
  requireRange(room, input.range);
  const [dashboard, { dataSources }] = await Promise.all([
    readDashboard(ports, room, input.dashboardUid, signal),
    ports.dashboards.describe(signal),
  ]);
  const variable = dashboard.templating.list.find(({ name, type }) => name === input.name && type === "query");
  if (!variable) throw new AppError("PANEL_NOT_IN_ROOM", undefined, { variable: input.name });
  const { query, source } = orBadInput(() => {
    const scope = variableScope(dashboard, input.variables, input.range);
    const text = interpolateExpression(variableQueryText(variable), scope);
    return { query: parseVariableQuery(text), source: resolveDataSource(variable.datasource, scope, dataSources) };
  });
  if (source.type !== "prometheus" && source.type !== "loki") {
    const details = { reason: "variable-query-unknown", subject: variable.name };
    throw new AppError("BAD_INPUT", `Variables of ${source.type} cannot be read`, details);
  }
  if (query.kind === "query-result") {
    const asked = { refId: "variable", datasource: source, expr: query.expr, instant: true, range: false };
    const { body } = await ports.metrics.query(
      { range: input.range, queries: [{ ...asked, intervalMs: 1_000, maxDataPoints: 1 }] },
      signal,
    );
    return resultsIn(body.results).slice(0, MOST_VALUES);
  }
  const { path, params } = resourceOf(query, source.type, input.range);
  return valuesIn(await ports.metrics.resource(source.uid, path, params, signal)).slice(0, MOST_VALUES);
}
