import { AppError } from "@/server/platform/errors";
import type { FilterOptionsInput, StoredVariable, VariableOption } from "./contract";
import { orBadInput } from "./or-bad-input";
import type { PanelPorts } from "./panel-ports";
import { readDashboard } from "./read-dashboard";
import { readTempoTags } from "./read-tempo-tags";
import { requireRange } from "./require-range";
import type { Room } from "./room-access";
import { dataSourceKind } from "./rules/data-source-kind";
import { storedFilter, type AdHocFilter } from "./rules/filters/ad-hoc-filter";
import { activeFilters } from "./rules/filters/apply-filters";
import { labelMatcher } from "./rules/filters/label-matcher";
import { labelResource } from "./rules/label-resources";
import { resolveDataSource } from "./rules/resolve-data-source";
import { variableScope } from "./rules/variable-scope";

const MOST_OPTIONS = 5_000;
/** A series has to have at least one label that says something, so this one lets all through. */
const ANYTHING = '__name__!=""';

const option = (text: string): VariableOption => ({ text, value: text });

/** Only matchers can narrow: comparisons of numbers are left out, and so is the label that is being changed. */
function selector(filters: readonly AdHocFilter[], without: string | undefined, isLoki: boolean): string | null {
  const matchers = filters
    .filter(({ key, operator }) => key !== without && !/^[<>]/.test(operator))
    .map((filter) => labelMatcher(filter, !isLoki));
  if (matchers.length === 0) return null;
  // Loki takes no selector of exclusions alone; it then shows all.
  if (isLoki) return matchers.some((matcher) => /^[^=!]*=/.test(matcher)) ? `{${matchers.join(", ")}}` : null;
  return `{${[...matchers, ANYTHING].join(",")}}`;
}

function baseFilters({ baseFilters: stored }: StoredVariable): AdHocFilter[] {
  return Array.isArray(stored) ? stored.flatMap((filter: unknown) => storedFilter(filter) ?? []) : [];
}

/**
 * The labels that a stored ad-hoc filter or group-by variable may name, or with `key` the values of one of them,
 * narrowed by the filters that are set already.
 *
 * @throws AppError PANEL_NOT_IN_ROOM, BAD_INPUT, FORBIDDEN, and what the ports reject with
 */
export async function readFilterOptions(
  ports: PanelPorts,
  room: Room,
  input: FilterOptionsInput,
  signal?: AbortSignal,
): Promise<VariableOption[]> {
  requireRange(room, input.range);
  const [dashboard, { dataSources }] = await Promise.all([
    readDashboard(ports, room, input.dashboardUid, signal),
    ports.dashboards.describe(signal),
  ]);
  const variable = dashboard.templating.list.find(({ name }) => name === input.name);
  if (variable?.type !== "adhoc" && variable?.type !== "groupby") {
    throw new AppError("PANEL_NOT_IN_ROOM", undefined, { variable: input.name });
  }
  const { key, range } = input;
  const { source, kind, match } = orBadInput(() => {
    const scope = variableScope(dashboard, input.variables, range);
    const found = resolveDataSource(variable.datasource, scope, dataSources);
    const { filters } = activeFilters(scope, found, dataSources);
    const of = dataSourceKind(found.type);
    return {
      source: found,
      kind: of,
      match: selector([...baseFilters(variable), ...filters], input.without, of === "loki"),
    };
  });
  if (kind === "tempo")
    return (await readTempoTags(ports.metrics, source.uid, key ?? null, signal)).slice(0, MOST_OPTIONS);
  if (kind !== "prometheus" && kind !== "loki") {
    throw new AppError("BAD_INPUT", undefined, { reason: "filters-not-supported", subject: source.type });
  }
  const read = async (narrowed: string | null): Promise<string[]> => {
    const asked =
      key === undefined
        ? { kind: "label-names" as const, match: narrowed }
        : { kind: "label-values" as const, label: key, match: narrowed };
    const { path, params } = labelResource(asked, kind, range);
    const { data } = (await ports.metrics.resource(source.uid, path, params, signal)) as { data?: unknown };
    return Array.isArray(data) ? data.filter((name): name is string => typeof name === "string") : [];
  };
  const narrowed = await read(match);
  // A filter on what is no label of Loki's streams fits none of them, and says nothing about the others.
  const names = narrowed.length === 0 && match !== null && kind === "loki" ? await read(null) : narrowed;
  return names
    .filter((name) => key !== undefined || name !== "__name__")
    .slice(0, MOST_OPTIONS)
    .map(option);
}
