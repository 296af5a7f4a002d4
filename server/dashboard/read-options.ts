import { AppError } from "@/server/platform/errors";
import type {
  AbsoluteRange,
  DataSourceItem,
  StoredDashboard,
  StoredVariable,
  VariableOption,
  VariableValues,
} from "./contract";
import { orBadInput } from "./or-bad-input";
import type { PanelPorts } from "./panel-ports";
import { readTempoTags } from "./read-tempo-tags";
import { dataSourceKind } from "./rules/data-source-kind";
import { interpolateExpression } from "./rules/interpolate-expression";
import { interpolateTarget } from "./rules/interpolate-target";
import { labelResource } from "./rules/label-resources";
import { optionsInFrames, type OptionFrame } from "./rules/option-frames";
import { parseVariableQuery, variableQueryText } from "./rules/parse-variable-query";
import { pluginDefaults } from "./rules/plugin-defaults";
import { resolveDataSource } from "./rules/resolve-data-source";
import { seriesText } from "./rules/series-text";
import { testdataTree } from "./rules/testdata-tree";
import { variableScope, type ScopeContext, type VariableScope } from "./rules/variable-scope";

const MOST_VALUES = 5_000;
const REF_ID = "variable";

/** Where a variable is read. */
export interface VariablePlace {
  dashboard: StoredDashboard;
  dataSources: readonly DataSourceItem[];
  range: AbsoluteRange;
  variables: VariableValues;
  context?: ScopeContext;
}

type Source = ReturnType<typeof resolveDataSource>;

/** What stands for a search that nobody has typed yet: everything. */
const SEARCH = /\$\{__searchFilter\}|\$__searchFilter/g;

const unreadable = (source: Source, { name }: StoredVariable): AppError =>
  new AppError("BAD_INPUT", `Variables of ${source.type} cannot be read`, {
    reason: "variable-query-unknown",
    subject: name,
  });

const plain = (text: string): VariableOption => ({ text, value: text });

/** Label names and values come as texts, series as maps of labels. */
function valuesIn(answer: unknown): VariableOption[] {
  const data = (answer as { data?: unknown } | null)?.data;
  // A Loki without a single stream answers without a list.
  if (data === undefined && (answer as { status?: unknown } | null)?.status === "success") return [];
  if (!Array.isArray(data)) throw new AppError("GRAFANA_BAD_ANSWER", "The list of values is missing");
  return data.flatMap((item: unknown) => {
    if (typeof item === "string") return [plain(item)];
    return item !== null && typeof item === "object" ? [plain(seriesText(item as Record<string, string>))] : [];
  });
}

/** Text of each series of an instant query, as `query_result` gives it to the variable's pattern. */
function seriesIn(frames: readonly OptionFrame[]): VariableOption[] {
  return frames.flatMap((frame) =>
    (frame.schema?.fields ?? []).flatMap((field, index) => {
      const values = frame.data?.values?.[index] ?? [];
      if (field.type !== "number" || values.length === 0) return [];
      const time = String(frame.data?.values?.[0]?.at(-1) ?? "");
      return [plain(`${seriesText(field.labels ?? {})} ${String(values.at(-1))} ${time}`.trim())];
    }),
  );
}

async function framesOf(
  ports: PanelPorts,
  place: VariablePlace,
  source: Source,
  fields: Record<string, unknown>,
  signal?: AbortSignal,
): Promise<OptionFrame[]> {
  const query = { ...fields, refId: REF_ID, datasource: source, intervalMs: 1_000, maxDataPoints: 1 };
  const { body } = await ports.metrics.query({ range: place.range, queries: [query] }, signal);
  const { frames = [], error } = (body.results[REF_ID] ?? {}) as { frames?: OptionFrame[]; error?: string };
  if (error) throw new AppError("GRAFANA_REFUSED", error, { reason: error });
  return frames;
}

async function labelOptions(
  ports: PanelPorts,
  place: VariablePlace,
  source: Source,
  text: string,
  signal?: AbortSignal,
): Promise<VariableOption[]> {
  const query = orBadInput(() => parseVariableQuery(text));
  if (query.kind === "query-result") {
    const fields = { expr: query.expr, instant: true, range: false };
    return seriesIn(await framesOf(ports, place, source, fields, signal));
  }
  const { path, params } = labelResource(query, dataSourceKind(source.type), place.range);
  return valuesIn(await ports.metrics.resource(source.uid, path, params, signal));
}

/** A query variable that holds a query of the data source's own, such as SQL; its table is what it offers. */
async function tableOptions(
  ports: PanelPorts,
  place: VariablePlace,
  source: Source,
  variable: StoredVariable,
  scope: VariableScope,
  signal?: AbortSignal,
): Promise<VariableOption[]> {
  const { query } = variable;
  const kind = dataSourceKind(source.type);
  const isSql = kind === "postgres" || kind === "mysql" || kind === "mssql";
  if (typeof query === "string" && !isSql) throw unreadable(source, variable);
  const asked = typeof query === "string" ? { rawSql: query, format: "table" } : query;
  const own = isSql && typeof asked.rawSql !== "string" ? { ...asked, rawSql: asked.query, format: "table" } : asked;
  const target = { ...own, refId: REF_ID, hide: false, datasource: null };
  const searched = JSON.parse(JSON.stringify(target).replace(SEARCH, isSql ? "%" : "*")) as typeof target;
  const fields = orBadInput(() => pluginDefaults(interpolateTarget(searched, source.type, scope), source.type));
  return fields ? optionsInFrames(await framesOf(ports, place, source, fields, signal)) : [];
}

function testdataText({ query }: StoredVariable): string | null {
  if (typeof query === "string") return query;
  const { scenarioId, stringInput, query: text } = query as Record<string, unknown>;
  if (scenarioId !== undefined && scenarioId !== "variables-query") return null;
  return [stringInput, text].find((one): one is string => typeof one === "string") ?? "*";
}

/**
 * What a stored query variable offers, as its data source answers: before the variable's own pattern and order.
 *
 * @throws AppError BAD_INPUT, and what the ports reject with
 */
export async function readOptions(
  ports: PanelPorts,
  place: VariablePlace,
  variable: StoredVariable,
  signal?: AbortSignal,
): Promise<VariableOption[]> {
  const scope = variableScope(place.dashboard, place.variables, place.range, place.context);
  const source = orBadInput(() => resolveDataSource(variable.datasource, scope, place.dataSources));
  const filled = () => orBadInput(() => interpolateExpression(variableQueryText(variable), scope));
  const read = async (): Promise<VariableOption[]> => {
    switch (dataSourceKind(source.type)) {
      case "prometheus":
      case "loki":
        return labelOptions(ports, place, source, filled(), signal);
      case "tempo": {
        const { label } = variable.query as { label?: unknown };
        return readTempoTags(ports.metrics, source.uid, typeof label === "string" && label ? label : null, signal);
      }
      case "testdata": {
        const text = testdataText(variable);
        if (text === null) return tableOptions(ports, place, source, variable, scope, signal);
        return testdataTree(orBadInput(() => interpolateExpression(text, scope)));
      }
      case "alertmanager":
      case "grafana":
      case "expression":
        throw unreadable(source, variable);
      default:
        return tableOptions(ports, place, source, variable, scope, signal);
    }
  };
  return (await read()).slice(0, MOST_VALUES);
}
