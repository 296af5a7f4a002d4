import type { StoredVariable } from "../contract";
import { labelMatcher } from "./filters/label-matcher";
import { Refusal } from "./refusal";

/** What a stored query variable of Prometheus or Loki asks for. */
export type VariableQuery =
  | { kind: "label-names"; match: string | null }
  | { kind: "label-values"; label: string; match: string | null }
  | { kind: "metric-names"; pattern: string }
  | { kind: "query-result"; expr: string }
  | { kind: "series"; match: string };

const LABEL = /^[A-Za-z_][\w.]*$/;

/** Splits at the last comma that is neither inside quotes nor inside brackets. */
function splitLast(text: string): [string | null, string] {
  let depth = 0;
  let quote: string | null = null;
  let comma = -1;
  for (let index = 0; index < text.length; index++) {
    const char = text[index] ?? "";
    if (quote) {
      if (char === "\\" && quote !== "`") index++;
      else if (char === quote) quote = null;
    } else if (char === '"' || char === "'" || char === "`") quote = char;
    else if ("({[".includes(char)) depth++;
    else if (")}]".includes(char)) depth--;
    else if (char === "," && depth === 0) comma = index;
  }
  if (comma === -1) return [null, text.trim()];
  return [text.slice(0, comma).trim(), text.slice(comma + 1).trim()];
}

function call(text: string, name: string): string | null {
  const match = new RegExp(`^${name}\\(([\\s\\S]*)\\)$`).exec(text);
  return match ? (match[1] ?? "").trim() : null;
}

/**
 * Reads the text of a Prometheus or Loki variable query: `label_values(metric, label)`, `label_values(label)`,
 * `label_names()`, `metrics(regex)`, `query_result(query)` or a bare selector.
 *
 * @throws Refusal variable-query-unknown
 */
export function parseVariableQuery(text: string): VariableQuery {
  const query = text.trim();
  const names = call(query, "label_names");
  if (names !== null) return { kind: "label-names", match: names === "" ? null : names };
  const values = call(query, "label_values");
  if (values !== null) {
    const [match, quoted] = splitLast(values);
    const label = /^"(.+)"$/.exec(quoted)?.[1] ?? quoted;
    if (!LABEL.test(label)) throw new Refusal("variable-query-unknown", label);
    return { kind: "label-values", label, match: match === null || match === "" || match === "{}" ? null : match };
  }
  const metrics = call(query, "metrics");
  if (metrics !== null) return { kind: "metric-names", pattern: metrics };
  const result = call(query, "query_result");
  if (result !== null) return { kind: "query-result", expr: result };
  if (query === "") throw new Refusal("variable-query-unknown", "");
  return { kind: "series", match: query };
}

/** Kinds of Prometheus' own form, as its page numbers them. */
const FORMS = ["label_names", "label_values", "metrics", "query_result", "series", "classic"] as const;

interface Form {
  qryType?: unknown;
  label?: unknown;
  metric?: unknown;
  match?: unknown;
  varQuery?: unknown;
  seriesQuery?: unknown;
  labelFilters?: { label: string; op: string; value: string }[];
}

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

/** What Prometheus' form means, in the words of `parseVariableQuery`; null where it is none. */
function formText(form: Form): string | null {
  switch (FORMS[Number(form.qryType ?? -1)]) {
    case "label_names":
      return `label_names(${text(form.match)})`;
    case "label_values": {
      const filters = Array.isArray(form.labelFilters) ? form.labelFilters : [];
      const matchers = filters.map(({ label, op, value }) =>
        labelMatcher({ key: label, operator: op as "=", values: [value] }, true),
      );
      const selector = text(form.metric) + (matchers.length > 0 ? `{${matchers.join(",")}}` : "");
      return `label_values(${selector === "" ? "" : `${selector}, `}${text(form.label)})`;
    }
    case "metrics":
      return `metrics(${text(form.metric)})`;
    case "query_result":
      return `query_result(${text(form.varQuery)})`;
    case "series":
      return text(form.seriesQuery);
    default:
      return null;
  }
}

/**
 * The text of a stored variable's query; newer versions keep an object, Loki's without a text.
 *
 * @throws Refusal variable-query-unknown
 */
export function variableQueryText(variable: StoredVariable): string {
  const { query } = variable;
  if (typeof query === "string") return query;
  if (typeof query.query === "string") return query.query;
  const form = formText(query);
  if (form !== null) return form;
  const { label, stream } = query as { label?: unknown; stream?: unknown };
  if (typeof label === "string" && label !== "") {
    return typeof stream === "string" && stream !== "" ? `label_values(${stream}, ${label})` : `label_values(${label})`;
  }
  if ("type" in query) return "label_names()";
  throw new Refusal("variable-query-unknown", variable.name);
}
