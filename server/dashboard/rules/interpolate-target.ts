import type { StoredTarget } from "../contract";
import { interpolateExpression } from "./interpolate-expression";
import { interpolateText } from "./interpolate-text";
import type { VariableScope } from "./variable-scope";

const EXPRESSION_TYPES = new Set(["prometheus", "loki"]);
const SHOWN_FIELDS = new Set(["legendFormat", "alias"]);
const NOT_THE_PLUGINS = new Set(["refId", "datasource", "hide", "key"]);

function defaultFormat(dataSourceType: string): string {
  if (EXPRESSION_TYPES.has(dataSourceType)) return "regex";
  if (/sql|postgres/.test(dataSourceType)) return "sqlstring";
  return dataSourceType === "elasticsearch" ? "lucene" : "glob";
}

/** The plugin's own fields of a stored query with all variables filled in. */
export function interpolateTarget(
  target: StoredTarget,
  dataSourceType: string,
  scope: VariableScope,
): Record<string, unknown> {
  const format = defaultFormat(dataSourceType);
  const fill = (value: unknown, field: string): unknown => {
    if (typeof value === "string") {
      if (field === "expr" && EXPRESSION_TYPES.has(dataSourceType)) return interpolateExpression(value, scope);
      return interpolateText(value, scope, { defaultFormat: format, shown: SHOWN_FIELDS.has(field) });
    }
    if (Array.isArray(value)) return value.map((item) => fill(item, field));
    if (value !== null && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, key)]));
    }
    return value;
  };
  return Object.fromEntries(
    Object.entries(target)
      .filter(([field]) => !NOT_THE_PLUGINS.has(field))
      .map(([field, value]) => [field, fill(value, field)]),
  );
}
