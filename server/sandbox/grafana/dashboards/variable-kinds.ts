import { type JsonObject, object, text } from "../http/json-fields";

/** Kind in schema v2 and type in the classic model. */
const KINDS: readonly (readonly [string, string])[] = [
  ["QueryVariable", "query"],
  ["CustomVariable", "custom"],
  ["ConstantVariable", "constant"],
  ["DatasourceVariable", "datasource"],
  ["IntervalVariable", "interval"],
  ["TextVariable", "textbox"],
  ["AdhocVariable", "adhoc"],
  ["GroupByVariable", "groupby"],
  ["SwitchVariable", "switch"],
];
const HIDE = ["dontHide", "hideLabel", "hideVariable", "inControlsMenu"];
const REFRESH = ["never", "onDashboardLoad", "onTimeRangeChanged"];
const SORT = [
  "disabled",
  "alphabeticalAsc",
  "alphabeticalDesc",
  "numericalAsc",
  "numericalDesc",
  "alphabeticalCaseInsensitiveAsc",
  "alphabeticalCaseInsensitiveDesc",
  "naturalAsc",
  "naturalDesc",
];

const place = (list: readonly string[], value: unknown): number => Math.max(0, list.indexOf(text(value)));
const word = (list: readonly string[], value: unknown): string => list[Number(value ?? 0)] ?? list[0] ?? "";
const has = (fields: JsonObject, name: string): boolean => fields[name] !== undefined;

/** A variable of schema v2 as the classic model has it. */
export function classicVariable({ kind, spec }: JsonObject): JsonObject {
  const fields = object(spec) ?? {};
  const query = object(fields.query);
  const { pluginId, group, ...rest } = fields;
  const source = query ? { type: text(query.group), uid: text(object(query.datasource)?.name) } : undefined;
  return {
    ...rest,
    type: KINDS.find(([known]) => known === kind)?.[1] ?? "custom",
    hide: place(HIDE, fields.hide),
    ...(has(fields, "refresh") ? { refresh: place(REFRESH, fields.refresh) } : {}),
    ...(has(fields, "sort") ? { sort: place(SORT, fields.sort) } : {}),
    ...(query ? { query: legacyQuery(object(query.spec) ?? {}), datasource: source } : {}),
    ...(pluginId === undefined ? {} : { query: pluginId }),
    ...(group === undefined ? {} : { datasource: { type: group, uid: text(object(fields.datasource)?.name) } }),
  };
}

const legacyQuery = (spec: JsonObject): unknown =>
  typeof spec.__legacyStringValue === "string" ? spec.__legacyStringValue : spec;

/** A variable of the classic model as schema v2 has it. */
export function variableKind(variable: JsonObject): JsonObject {
  const { type, datasource, query, hide, refresh, sort, ...rest } = variable;
  const source = object(datasource) ?? {};
  const reference = { group: text(source.type), datasource: { name: text(source.uid) } };
  const common = { ...rest, hide: word(HIDE, hide) };
  const kind = KINDS.find(([, known]) => known === type)?.[0] ?? "CustomVariable";
  switch (kind) {
    case "QueryVariable": {
      const spec = object(query) ?? { __legacyStringValue: text(query) };
      return {
        kind,
        spec: {
          ...common,
          refresh: word(REFRESH, refresh),
          sort: word(SORT, sort),
          query: { kind: "DataQuery", version: "v0", ...reference, spec },
        },
      };
    }
    case "DatasourceVariable":
      return { kind, spec: { ...common, refresh: word(REFRESH, refresh ?? 1), pluginId: text(query) } };
    case "AdhocVariable":
    case "GroupByVariable":
      return { kind, ...reference, spec: common };
    default:
      return { kind, spec: { ...common, query: text(query) } };
  }
}
