import {
  ConstantVariable,
  CustomVariable,
  DataSourceVariable,
  IntervalVariable,
  QueryVariable,
  TextBoxVariable,
  type SceneVariable,
  type VariableValue,
} from "@grafana/scenes";
import type { StoredVariable } from "@/server/dashboard/contract";

type Texts = string | string[];

/** One stored variable, or null for kinds that the room does not offer (ad-hoc filters and the like). */
export function buildVariable(stored: StoredVariable): SceneVariable | null {
  const { name, hide, skipUrlSync, regex, sort, includeAll } = stored;
  const shared = {
    name,
    hide,
    skipUrlSync,
    label: stored.label || name,
    description: stored.description ?? undefined,
  };
  const value = (stored.current.value ?? "") as VariableValue;
  const text = (stored.current.text ?? stored.current.value ?? "") as Texts;
  const query = typeof stored.query === "string" ? stored.query : "";
  const many = { isMulti: stored.multi, includeAll, allValue: stored.allValue || undefined };
  const refresh = Math.max(1, stored.refresh);
  const ref = typeof stored.datasource === "string" ? { uid: stored.datasource } : stored.datasource;
  const datasource = ref?.uid ? { uid: ref.uid, type: ref.type ?? undefined } : null;
  switch (stored.type) {
    case "query":
      return new QueryVariable({ ...shared, ...many, value, text, query, datasource, regex, sort, refresh });
    case "custom":
      return new CustomVariable({ ...shared, ...many, value, text, query });
    case "datasource":
      return new DataSourceVariable({ ...shared, ...many, value, text, pluginId: query, regex });
    case "interval": {
      const auto = { autoEnabled: stored.auto === true, autoStepCount: Number(stored.auto_count) || 30 };
      const autoMinInterval = typeof stored.auto_min === "string" && stored.auto_min ? stored.auto_min : "10s";
      const intervals = query
        .split(",")
        .map((interval) => interval.trim())
        .filter((interval) => interval !== "auto");
      return new IntervalVariable({ ...shared, ...auto, autoMinInterval, intervals, value: String(value) || "1m" });
    }
    case "constant":
      return new ConstantVariable({ ...shared, value: query || value });
    case "textbox":
      return new TextBoxVariable({ ...shared, value: String(value || query) });
    default:
      return null;
  }
}
