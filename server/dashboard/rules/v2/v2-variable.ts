import { defined, isJson, jsonOf, jsonsOf, ownField, textOf, type Json } from "../json-values";
import { dataSourceOf } from "./data-query";

const TYPES: Readonly<Record<string, string>> = {
  QueryVariable: "query",
  TextVariable: "textbox",
  ConstantVariable: "constant",
  DatasourceVariable: "datasource",
  IntervalVariable: "interval",
  CustomVariable: "custom",
  GroupByVariable: "groupby",
  AdhocVariable: "adhoc",
  SwitchVariable: "switch",
};
const HIDE: Readonly<Record<string, number>> = { dontHide: 0, hideLabel: 1, hideVariable: 2, inControlsMenu: 3 };
const REFRESH: Readonly<Record<string, number>> = { never: 0, onDashboardLoad: 1, onTimeRangeChanged: 2 };
const SORT: Readonly<Record<string, number>> = {
  disabled: 0,
  alphabeticalAsc: 1,
  alphabeticalDesc: 2,
  numericalAsc: 3,
  numericalDesc: 4,
  alphabeticalCaseInsensitiveAsc: 5,
  alphabeticalCaseInsensitiveDesc: 6,
  naturalAsc: 7,
  naturalDesc: 8,
};

/** A query that was a bare text is wrapped; a query that is only that text is unwrapped again. */
function queryOf(spec: unknown): unknown {
  const { __legacyStringValue: text, ...query } = jsonOf(spec);
  return typeof text === "string" ? text : query;
}

function switchOf({ current, enabledValue, disabledValue }: Json): Json {
  const [on, off] = [textOf(enabledValue) || "true", textOf(disabledValue) || "false"];
  const value = textOf(isJson(current) ? current.value : current) || off;
  return {
    current: { value, text: value },
    enabledValue: undefined,
    disabledValue: undefined,
    options: [on, off].map((option) => ({ value: option, text: option, selected: option === value })),
    query: "",
  };
}

function byType(type: string, stored: Json, spec: Json): Json {
  switch (type) {
    case "query": {
      const asked = jsonOf(spec.query);
      return { query: queryOf(asked.spec), datasource: dataSourceOf(asked, spec.datasource) };
    }
    case "datasource":
      return { query: spec.pluginId, pluginId: undefined };
    case "groupby":
    case "adhoc":
      return { datasource: dataSourceOf({ ...stored, kind: "DataQuery" }, spec.datasource) };
    case "switch":
      return switchOf(spec);
    default:
      return {};
  }
}

/** One variable of schema v2 as a classic one (the types `groupby`, `adhoc` and `switch` included), or null where its kind is unknown. */
function v2Variable(stored: Json): Json | null {
  const type = ownField(TYPES, textOf(stored.kind));
  if (type === undefined) return null;
  const spec = jsonOf(stored.spec);
  const number = (table: Readonly<Record<string, number>>, name: unknown) => ownField(table, textOf(name));
  return {
    ...spec,
    type,
    ...defined({
      hide: number(HIDE, spec.hide) ?? 0,
      refresh: number(REFRESH, spec.refresh),
      sort: number(SORT, spec.sort),
    }),
    ...byType(type, stored, spec),
  };
}

/** The variables of a list of schema v2 in classic form. */
export const v2Variables = (stored: unknown): Json[] =>
  jsonsOf(stored)
    .map(v2Variable)
    .filter((variable) => variable !== null);
