import { defined, isJson, jsonsOf, numberOf, textOf, type Json } from "../json-values";

const HIDE_LABEL = 1;
const HIDE_VARIABLE = 2;
/** What "all" stood for where a variable said how several values are joined, before Grafana 2. */
const ALL_BY_FORMAT: ReadonlyMap<unknown, string> = new Map([
  ["wildcard", "*"],
  ["regex wildcard", ".*"],
]);
/** Fields that have another name today, or no meaning any more. */
const LEFT_OUT = new Set(
  "hideVariable hideLabel allFormat multiFormat useTags tagsQuery tagValuesQuery tags".split(" "),
);

function hideOf({ type, hide, hideVariable, hideLabel }: Json): number {
  const stored = numberOf(hide);
  if (stored !== null) return stored;
  if (hideVariable === true) return HIDE_VARIABLE;
  if (hideLabel === true) return HIDE_LABEL;
  return type === "constant" ? HIDE_VARIABLE : 0;
}

/** A variable with several values holds a list, one with a single value does not; both were saved either way. */
function currentOf(current: unknown, multi: boolean): Json {
  if (!isJson(current)) return {};
  const align = (value: unknown): unknown => {
    if (value === undefined || value === null) return value;
    if (multi) return Array.isArray(value) ? value : [value];
    return Array.isArray(value) ? (value[0] ?? "") : value;
  };
  return { ...current, value: align(current.value), text: align(current.text) };
}

function queryOf(query: unknown): unknown {
  if (!isJson(query)) return query;
  return typeof query.__legacyStringValue === "string" ? query.__legacyStringValue : query;
}

const isOption = ({ value }: Json): boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" || Array.isArray(value);

/** One variable of any version as of schema version 42. */
function migrateVariable(stored: Json): Json {
  const kept = Object.entries(stored).filter(([field]) => !LEFT_OUT.has(field));
  const type = textOf(stored.type) || "query";
  const multi = stored.multi === true;
  const refresh = stored.refresh === true ? 1 : numberOf(stored.refresh);
  const constant = type === "constant" ? textOf(stored.query) : "";
  return {
    ...Object.fromEntries(kept),
    type,
    multi,
    includeAll: stored.includeAll === true,
    hide: hideOf({ ...stored, type }),
    query: queryOf(stored.query),
    current: constant === "" ? currentOf(stored.current, multi) : { value: constant, text: constant },
    options: jsonsOf(stored.options).filter(isOption),
    ...defined({
      refresh: type === "query" ? Math.max(1, refresh ?? 1) : refresh,
      allValue: textOf(stored.allValue) || ALL_BY_FORMAT.get(stored.allFormat),
    }),
  };
}

/** The variables of a dashboard; of two with one name the first counts. */
export function migrateVariables(stored: unknown): Json[] {
  const names = new Set<string>();
  return jsonsOf(stored)
    .filter(({ name }) => {
      if (typeof name !== "string" || name === "" || names.has(name)) return false;
      names.add(name);
      return true;
    })
    .map(migrateVariable);
}
