import {
  ALL_VALUE,
  type AbsoluteRange,
  type StoredDashboard,
  type StoredVariable,
  type VariableValues,
} from "../contract";

/** What one variable is set to while a stored query is being filled in. */
export interface ScopedVariable {
  name: string;
  values: string[];
  texts: string[];
  /** The variable may hold several values, so a single one is written as a pattern too. */
  multi: boolean;
  /** Text that the author wrote for "all values": used as it stands. */
  all: string | null;
  /** Values that the dashboard's author wrote. */
  authored: ReadonlySet<string>;
  stored: StoredVariable;
}

export interface VariableScope {
  variables: ReadonlyMap<string, ScopedVariable>;
  range: AbsoluteRange;
  dashboard: { uid: string; title: string };
}

const list = (value: unknown): string[] =>
  value === null || value === undefined ? [] : (Array.isArray(value) ? value : [value]).map(String);

/** Options of a custom or interval variable: `a, b : text, c\,d`. */
export function listedOptions(query: string): { text: string; value: string }[] {
  return [...query.matchAll(/(?:\\,|[^,])+/g)]
    .map(([part]) => part.replaceAll("\\,", ",").trim())
    .filter((part) => part !== "")
    .map((part) => {
      const pair = /^\s*(.+?)\s+:\s+(.+?)\s*$/s.exec(part);
      return pair ? { text: pair[1] ?? part, value: pair[2] ?? part } : { text: part, value: part };
    });
}

function authoredValues(stored: StoredVariable): Set<string> {
  const values = stored.options.flatMap((option) => list(option.value));
  if (typeof stored.query === "string") {
    if (stored.type === "custom" || stored.type === "interval") {
      values.push(...listedOptions(stored.query).map((option) => option.value));
    }
    if (stored.type === "textbox" || stored.type === "constant") values.push(stored.query);
  }
  if (stored.type !== "query" && stored.type !== "datasource") values.push(...list(stored.current.value));
  return new Set(values.filter((value) => value !== ALL_VALUE));
}

function scoped(stored: StoredVariable, given: string | string[] | undefined): ScopedVariable {
  const authored = authoredValues(stored);
  const chosen =
    stored.type === "constant"
      ? list(typeof stored.query === "string" && stored.query !== "" ? stored.query : stored.current.value)
      : list(given ?? stored.current.value);
  const everything = chosen.includes(ALL_VALUE);
  const values = everything ? [...authored] : chosen;
  const textOf = new Map(stored.options.map((option) => [String(option.value), String(option.text ?? option.value)]));
  return {
    name: stored.name,
    values: values.length > 0 || everything ? values : [""],
    texts: everything ? ["All"] : values.map((value) => textOf.get(value) ?? value),
    multi: stored.multi || stored.includeAll || Array.isArray(given),
    all: everything ? stored.allValue || (authored.size === 0 ? ".*" : null) : null,
    authored,
    stored,
  };
}

/** The values of all variables of a dashboard. Names that the dashboard does not have are left out. */
export function variableScope(dashboard: StoredDashboard, given: VariableValues, range: AbsoluteRange): VariableScope {
  const variables = new Map(
    dashboard.templating.list.map((stored) => [stored.name, scoped(stored, given[stored.name])] as const),
  );
  return { variables, range, dashboard: { uid: dashboard.uid, title: dashboard.title } };
}
