import type { StoredTarget } from "../contract";
import { dataSourceKind, type DataSourceKind } from "./data-source-kind";
import { interpolateExpression } from "./interpolate-expression";
import { interpolateText } from "./interpolate-text";
import { languageOf } from "./query-languages";
import type { VariableScope } from "./variable-scope";

const SHOWN_FIELDS = new Set(["legendFormat", "alias"]);
const NOT_THE_PLUGINS = new Set(["refId", "datasource", "hide", "key"]);
const STEPS = ["__interval", "__interval_ms"];
const RANGES = ["__range", "__range_s", "__range_ms", "__rate_interval", "__rate_interval_ms", "__auto"];
/** What back ends fill in by themselves; TestData and the others leave it to the page. */
const LEFT: Partial<Record<DataSourceKind, ReadonlySet<string>>> = {
  prometheus: new Set([...STEPS, ...RANGES]),
  loki: new Set([...STEPS, ...RANGES]),
  postgres: new Set(STEPS),
  mysql: new Set(STEPS),
  mssql: new Set(STEPS),
  elasticsearch: new Set(STEPS),
};
const NOTHING: ReadonlySet<string> = new Set();

function defaultFormat(kind: DataSourceKind, type: string): string {
  const known = languageOf(kind)?.language.defaultFormat;
  if (known) return known;
  if (kind === "elasticsearch") return "lucene";
  if (type === "influxdb") return "regex";
  return /sql|postgres|clickhouse/.test(type) ? "sqlstring" : "glob";
}

/**
 * The plugin's own fields of a stored query with all variables filled in.
 *
 * @throws Refusal value-not-allowed, value-not-offered, values-unknown
 */
export function interpolateTarget(
  target: StoredTarget,
  dataSourceType: string,
  scope: VariableScope,
): Record<string, unknown> {
  const kind = dataSourceKind(dataSourceType);
  const format = defaultFormat(kind, dataSourceType);
  const left = LEFT[kind] ?? NOTHING;
  const spoken = languageOf(kind);
  // What TestData is sent is data and no language.
  const shown = (field: string): boolean => SHOWN_FIELDS.has(field) || kind === "testdata";
  const fill = (value: unknown, field: string): unknown => {
    if (typeof value === "string") {
      if (spoken?.field === field) return interpolateExpression(value, scope, { language: spoken.language, left });
      return interpolateText(value, scope, { defaultFormat: format, shown: shown(field), left });
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
