import {
  ConstantVariable,
  CustomVariable,
  DataSourceVariable,
  QueryVariable,
  SwitchVariable,
  TextBoxVariable,
  type SceneVariable,
  type VariableValue,
} from "@grafana/scenes";
import type { StoredDashboard, StoredVariable } from "@/server/dashboard/contract";
import { dataSourceKind, dataSourceType } from "@/server/dashboard/rules/data-source-kind";
import { canFilter } from "@/server/dashboard/rules/filters/can-filter";
import { canGroup } from "@/server/dashboard/rules/filters/can-group";
import { variableCycles } from "@/server/dashboard/rules/variable-cycles";
import { buildFilters } from "./build-filters";
import { buildGroupBy } from "./build-group-by";
import { buildInterval } from "./build-interval";
import { referenceOf } from "./reference-of";
import { UnavailableVariable } from "./unavailable-variable";

type Texts = string | string[];

function shared(stored: StoredVariable) {
  const { name, hide, skipUrlSync } = stored;
  return { name, hide, skipUrlSync, label: stored.label || name, description: stored.description ?? undefined };
}

/** What variables share whose value is chosen from a list. */
function choice(stored: StoredVariable) {
  return {
    ...shared(stored),
    value: (stored.current.value ?? "") as VariableValue,
    text: (stored.current.text ?? stored.current.value ?? "") as Texts,
    isMulti: stored.multi,
    includeAll: stored.includeAll,
    defaultToAll: stored.includeAll,
    allValue: stored.allValue || undefined,
    allowCustomValue: stored.allowCustomValue === false ? false : undefined,
  };
}

const textOf = (stored: StoredVariable): string => (typeof stored.query === "string" ? stored.query : "");

function buildQuery(stored: StoredVariable): QueryVariable {
  const { regex, sort } = stored;
  const fixed = Array.isArray(stored.staticOptions) ? (stored.staticOptions as { text?: string; value: string }[]) : [];
  return new QueryVariable({
    ...choice(stored),
    datasource: referenceOf(stored.datasource),
    query: textOf(stored),
    regex,
    regexApplyTo: stored.regexApplyTo === "text" ? "text" : "value",
    sort,
    // A variable that is never read again is still read once: its stored values may be of another time.
    refresh: Math.max(1, stored.refresh),
    staticOptions: fixed.length > 0 ? fixed.map(({ text, value }) => ({ label: text ?? value, value })) : undefined,
    staticOptionsOrder: stored.staticOptionsOrder as "before" | "after" | "sorted" | undefined,
  });
}

function buildSwitch(stored: StoredVariable): SwitchVariable {
  const [on = "true", off = "false"] = stored.options.map((option) => String(option.value));
  const value = String(stored.current.value ?? off);
  return new SwitchVariable({ ...shared(stored), enabledValue: on, disabledValue: off, value });
}

function build(stored: StoredVariable): SceneVariable | null {
  const query = textOf(stored);
  switch (stored.type) {
    case "query":
      return buildQuery(stored);
    case "custom":
      return new CustomVariable({
        ...choice(stored),
        query,
        valuesFormat: stored.valuesFormat === "json" ? "json" : "csv",
      });
    case "datasource": {
      const defaultOptionEnabled = [stored.current.value].flat().includes("default");
      const { regex } = stored;
      return new DataSourceVariable({
        ...choice(stored),
        pluginId: dataSourceType(query),
        regex,
        defaultOptionEnabled,
      });
    }
    case "interval":
      return buildInterval(stored, shared(stored));
    case "constant":
      return new ConstantVariable({ ...shared(stored), value: query || String(stored.current.value ?? "") });
    case "textbox":
      return new TextBoxVariable({ ...shared(stored), value: String(stored.current.value ?? query) });
    case "switch":
      return buildSwitch(stored);
    case "adhoc":
      if (canFilter(stored.datasource)) return buildFilters(stored, shared(stored));
      return new UnavailableVariable({ ...shared(stored), why: "filters", part: dataSourceKind(stored.datasource) });
    case "groupby":
      if (canGroup(stored.datasource)) return buildGroupBy(stored, choice(stored));
      return new UnavailableVariable({ ...shared(stored), why: "grouping", part: dataSourceKind(stored.datasource) });
    default:
      return null;
  }
}

/**
 * The variables of a stored dashboard with their controls, in stored order; their values travel in the address as
 * `var-<name>`. Those that depend on themselves are not read: their control says so, and so do the panels that use them.
 */
export function buildVariables(dashboard: StoredDashboard): SceneVariable[] {
  const cycles = variableCycles(dashboard.templating.list);
  return dashboard.templating.list.flatMap((stored) => {
    const cycle = cycles.get(stored.name);
    if (!cycle) return build(stored) ?? [];
    return new UnavailableVariable({ ...shared(stored), why: "cycle", part: cycle.join(" → ") });
  });
}
