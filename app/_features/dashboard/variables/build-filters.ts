import { AdHocFiltersVariable, type AdHocFilterWithLabels, type SceneVariable } from "@grafana/scenes";
import type { StoredVariable } from "@/server/dashboard/contract";
import { filterOptions } from "./filter-options";
import { referenceOf } from "./reference-of";

const listOf = (value: unknown): AdHocFilterWithLabels[] =>
  Array.isArray(value) ? (value as AdHocFilterWithLabels[]).filter((filter) => typeof filter?.key === "string") : [];

/**
 * Filters by label. Our server puts them into the stored queries, so here they are "manual": panels are asked again
 * because their outline names the variable.
 */
export function buildFilters(stored: StoredVariable, shared: Partial<AdHocFiltersVariable["state"]>): SceneVariable {
  const all = listOf(stored.filters);
  const keys = Array.isArray(stored.defaultKeys) ? (stored.defaultKeys as { text: string; value?: string }[]) : [];
  return new AdHocFiltersVariable({
    ...shared,
    datasource: referenceOf(stored.datasource),
    filters: all.filter((filter) => !filter.origin),
    originFilters: all.filter((filter) => filter.origin),
    baseFilters: listOf(stored.baseFilters),
    defaultKeys: keys.length > 0 ? keys : undefined,
    allowCustomValue: stored.allowCustomValue !== false,
    supportsMultiValueOperators: true,
    applyMode: "manual",
    getTagKeysProvider: async (variable, current) => ({
      replace: keys.length === 0,
      values: keys.length > 0 ? [] : await filterOptions(variable, { without: current }),
    }),
    getTagValuesProvider: async (variable, { key }) => ({
      replace: true,
      values: await filterOptions(variable, { key, without: key }),
    }),
  });
}
