import {
  AdHocFiltersVariable,
  GroupByVariable,
  IntervalVariable,
  MultiValueVariable,
  sceneGraph,
  type SceneObject,
} from "@grafana/scenes";
import { ALL_VALUE, type VariableValues } from "@/server/dashboard/contract";
import { filterText, storedFilter } from "@/server/dashboard/rules/filters/ad-hoc-filter";
import { UnavailableVariable } from "../variables/unavailable-variable";

/** The name under which the time zone travels, for queries that ask for it. */
const TIME_ZONE = "__timezone";

function valueFor(name: string, object: SceneObject): string | string[] | undefined {
  const variable = sceneGraph.lookupVariable(name, object);
  if (!variable || variable instanceof UnavailableVariable) return undefined;
  if (variable instanceof AdHocFiltersVariable) {
    const { originFilters = [], filters } = variable.state;
    return [...originFilters, ...filters].flatMap((filter) => storedFilter(filter) ?? []).map(filterText);
  }
  if (variable instanceof GroupByVariable) return [variable.getValue()].flat().map(String).filter(Boolean);
  // What "auto" means is worked out by our server, for the span that the query has.
  if (variable instanceof IntervalVariable) return variable.state.value;
  if (variable instanceof MultiValueVariable && variable.hasAllValue()) {
    const { allValue, options: offered } = (variable as MultiValueVariable).state;
    const options = offered.map((option) => String(option.value)).filter((value) => value !== ALL_VALUE);
    return allValue || options.length === 0 || options.length > 1_000 ? ALL_VALUE : options;
  }
  const value = variable.getValue();
  if (Array.isArray(value)) return value.map(String);
  return value === null || value === undefined ? undefined : String(value);
}

/** What the variables are set to where this object stands: in a repeated panel its own value goes before the chosen ones. */
export function variableValuesAt(object: SceneObject, names: readonly string[]): VariableValues {
  const values: VariableValues = {};
  for (const name of names) {
    const value = valueFor(name, object);
    if (value !== undefined) values[name] = value;
  }
  const zone = sceneGraph.getTimeRange(object).getTimeZone();
  values[TIME_ZONE] = zone === "browser" ? Intl.DateTimeFormat().resolvedOptions().timeZone : zone;
  return values;
}
