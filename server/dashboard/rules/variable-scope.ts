import {
  ALL_VALUE,
  type AbsoluteRange,
  type StoredDashboard,
  type StoredVariable,
  type VariableOption,
  type VariableValues,
} from "../contract";
import { filterText, storedFilter } from "./filters/ad-hoc-filter";
import { autoInterval, isAutoInterval, listedIntervals } from "./interval-options";
import { listedOptions } from "./listed-options";

/** What one variable is set to while a stored query is being filled in. */
export interface ScopedVariable {
  name: string;
  values: string[];
  texts: string[];
  /** The variable may hold several values, so a single one is written as a pattern too. */
  multi: boolean;
  /** The value is a list, even where it holds only one. */
  list: boolean;
  /** Text that stands for "all values": what the author wrote for it, or `.*` where the values are not known. */
  all: string | null;
  /** `$__all` is chosen but the values are not known: only a pattern can say it. */
  unknown: boolean;
  /** Values that the dashboard's author wrote. */
  authored: ReadonlySet<string>;
  /** What the variable offers, where that is known. */
  options: readonly VariableOption[] | null;
  /** A value was sent that the variable does not offer, although its author allows no others. */
  barred: boolean;
  stored: StoredVariable;
}

/** Who looks, as far as queries may know. A shared link is nobody. */
export interface ScopeViewer {
  login: string;
  email: string;
  id: string;
}

export interface VariableScope {
  variables: ReadonlyMap<string, ScopedVariable>;
  range: AbsoluteRange;
  dashboard: { uid: string; title: string };
  /** Wanted distance of points in milliseconds, where it is known. */
  intervalMs: number | null;
  viewer: ScopeViewer | null;
  organization: { id: string; name: string } | null;
  /** An IANA name, as the dashboard sets it or the browser says. */
  timeZone: string | null;
  /** Outside quotes only the author's own values, offered ones and numbers may stand: the caller is not signed in. */
  strict: boolean;
}

/** What is known besides the dashboard. `options` are those of query variables, by name. */
export type ScopeContext = Partial<
  Pick<VariableScope, "intervalMs" | "viewer" | "organization" | "timeZone" | "strict">
> & { options?: ReadonlyMap<string, readonly VariableOption[]> };

/** The name under which the browser sends its time zone along with the values of variables. */
const TIME_ZONE = "__timezone";
/** Kinds whose values come from elsewhere, so that what is stored beside them is no word of the author's. */
const FOREIGN = new Set(["query", "datasource", "groupby", "adhoc"]);

/** Kinds that may be set to nothing at all. */
const BARE = new Set(["groupby", "adhoc"]);

const list = (value: unknown): string[] =>
  value === null || value === undefined ? [] : (Array.isArray(value) ? value : [value]).map(String);

function authoredOptions(stored: StoredVariable): VariableOption[] {
  const { query } = stored;
  if (stored.type === "interval") return listedIntervals(stored).map((value) => ({ text: value, value }));
  if (stored.type === "custom" && typeof query === "string" && query !== "") return listedOptions(stored);
  return stored.options.map(({ value, text }) => ({ text: String(text ?? value), value: String(value) }));
}

function authoredValues(stored: StoredVariable, options: readonly VariableOption[]): Set<string> {
  const values = FOREIGN.has(stored.type) && stored.type !== "query" ? [] : options.map(({ value }) => value);
  if (typeof stored.query === "string" && (stored.type === "textbox" || stored.type === "constant")) {
    values.push(stored.query);
  }
  if (!FOREIGN.has(stored.type)) values.push(...list(stored.current.value));
  return new Set(values.filter((value) => value !== ALL_VALUE));
}

/** The text of a constant is its author's, whatever is sent. */
function chosenValues(stored: StoredVariable, given: string | string[] | undefined, range: AbsoluteRange): string[] {
  if (stored.type === "constant") {
    return list(typeof stored.query === "string" && stored.query !== "" ? stored.query : stored.current.value);
  }
  if (stored.type === "adhoc" && given === undefined) {
    const filters = Array.isArray(stored.filters) ? (stored.filters as unknown[]) : [];
    return filters.flatMap((filter) => storedFilter(filter) ?? []).map(filterText);
  }
  const chosen = list(given ?? stored.current.value);
  if (stored.type !== "interval") return chosen;
  return chosen.map((value) => (isAutoInterval(value) ? autoInterval(stored, range) : value));
}

/** Whether the author allows no value besides those that are listed. */
const isClosed = (stored: StoredVariable): boolean =>
  stored.type === "switch" || (stored.type === "custom" && stored.allowCustomValue === false);

function scoped(
  stored: StoredVariable,
  given: string | string[] | undefined,
  range: AbsoluteRange,
  known: readonly VariableOption[] | undefined,
): ScopedVariable {
  const own = authoredOptions(stored);
  const authored = authoredValues(stored, own);
  const chosen = chosenValues(stored, given, range);
  const everything = chosen.includes(ALL_VALUE);
  const options = known ?? (FOREIGN.has(stored.type) || own.length === 0 ? null : own);
  const unknown = everything && !stored.allValue && options === null && authored.size === 0;
  const everyValue = options?.map(({ value }) => value).filter((value) => value !== ALL_VALUE) ?? [...authored];
  const values = everything ? everyValue : chosen;
  const textOf = new Map([...own, ...(options ?? [])].map(({ value, text }) => [value, text]));
  return {
    name: stored.name,
    values: values.length > 0 || everything || BARE.has(stored.type) ? values : [""],
    texts: everything ? ["All"] : values.map((value) => textOf.get(value) ?? value),
    multi: stored.multi || stored.includeAll || Array.isArray(given),
    list: everything || Array.isArray(given ?? stored.current.value),
    all: everything ? stored.allValue || (unknown ? ".*" : null) : null,
    unknown,
    authored,
    options,
    barred: isClosed(stored) && !everything && given !== undefined && !values.every((value) => authored.has(value)),
    stored,
  };
}

/** The values of all variables of a dashboard. Names that the dashboard does not have are left out. */
export function variableScope(
  dashboard: StoredDashboard,
  given: VariableValues,
  range: AbsoluteRange,
  context: ScopeContext = {},
): VariableScope {
  const { options, intervalMs = null, viewer = null, organization = null, strict = false } = context;
  const variables = new Map(
    dashboard.templating.list.map(
      (stored) => [stored.name, scoped(stored, given[stored.name], range, options?.get(stored.name))] as const,
    ),
  );
  const zone = context.timeZone ?? (dashboard.timezone === "browser" ? "" : dashboard.timezone) ?? "";
  const sent = list(given[TIME_ZONE])[0] ?? "";
  const timeZone = [zone, sent].find((name) => /^[A-Za-z][\w+\-/]{0,60}$/.test(name)) ?? null;
  const { uid, title } = dashboard;
  return { variables, range, dashboard: { uid, title }, intervalMs, viewer, organization, timeZone, strict };
}
