import { GroupByVariable, type MultiValueVariable, type SceneVariable } from "@grafana/scenes";
import type { StoredVariable } from "@/server/dashboard/contract";
import { filterOptions } from "./filter-options";
import { referenceOf } from "./reference-of";

/** Labels by which the aggregations of the dashboard are split further. Our server writes them into the queries. */
export function buildGroupBy(stored: StoredVariable, choice: Partial<MultiValueVariable["state"]>): SceneVariable {
  const { defaultToAll: _, includeAll: __, ...rest } = choice;
  const fixed = stored.defaultValue as { text: string[]; value: string[] } | null | undefined;
  const chosen = [stored.current.value ?? []].flat().filter((value) => value !== "");
  return new GroupByVariable({
    ...rest,
    value: chosen.map(String),
    text: chosen.map(String),
    isMulti: true,
    datasource: referenceOf(stored.datasource),
    defaultValue: fixed ?? undefined,
    applyMode: "manual",
    getTagKeysProvider: async (variable) => ({ replace: true, values: await filterOptions(variable, {}) }),
  });
}
