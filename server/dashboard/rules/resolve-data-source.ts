import type { DataSourceItem, DataSourceRef } from "../contract";
import { dataSourceType } from "./data-source-kind";
import { Refusal } from "./refusal";
import { storedPattern } from "./stored-pattern";
import { variableReferences } from "./variable-references";
import type { ScopedVariable, VariableScope } from "./variable-scope";

/** Names that stand for something else than one data source. */
export const MIXED = "-- Mixed --";
export const DASHBOARD = "-- Dashboard --";
const EXPRESSION = new Set(["__expr__", "-100", "Expression"]);
const GRAFANA = new Set(["grafana", "-- Grafana --"]);

/** The name or uid that a stored reference carries, or null where it means the default. */
export function refName(ref: DataSourceRef): string | null {
  if (typeof ref === "string") return ref === "" ? null : ref;
  return ref?.uid || null;
}

/** The data sources that a data source variable offers. */
export function offeredBy(
  variable: ScopedVariable["stored"],
  dataSources: readonly DataSourceItem[],
): DataSourceItem[] {
  const filter = storedPattern(variable.regex);
  const wanted = dataSourceType(String(variable.query));
  return dataSources.filter(
    (item) => dataSourceType(item.type) === wanted && (!filter || item.name.search(filter) !== -1),
  );
}

function defaultOf(dataSources: readonly DataSourceItem[], type: string | null): DataSourceItem | undefined {
  if (type === null) return dataSources.find((item) => item.isDefault);
  const candidates = dataSources.filter((item) => dataSourceType(item.type) === dataSourceType(type));
  return candidates.find((item) => item.isDefault) ?? candidates[0];
}

function byVariable(variable: ScopedVariable, dataSources: readonly DataSourceItem[]): DataSourceItem {
  const offered = offeredBy(variable.stored, dataSources);
  const wanted = variable.values[0] ?? "";
  const found =
    wanted === "default" || wanted === ""
      ? defaultOf(offered, String(variable.stored.query))
      : offered.find((item) => item.uid === wanted || item.name === wanted);
  if (!found) throw new Refusal("data-source-not-offered", variable.name);
  return found;
}

/** One whose queries only the plugin's own page can answer is no use here. */
function usable({ type, uid, backend }: DataSourceItem): { type: string; uid: string } {
  if (backend === false) throw new Refusal("data-source-not-drawable", type);
  return { type, uid };
}

/**
 * The one data source that a stored reference means: an object with a uid, a bare name, nothing (the default), a
 * variable, Grafana itself or an expression. A variable can only choose among what it offers.
 *
 * @throws Refusal data-source-unknown, data-source-not-offered, data-source-not-drawable
 */
export function resolveDataSource(
  ref: DataSourceRef,
  scope: VariableScope,
  dataSources: readonly DataSourceItem[],
): { type: string; uid: string } {
  const name = refName(ref);
  const type = (typeof ref === "object" && ref?.type) || null;
  if ((name !== null && EXPRESSION.has(name)) || type === "__expr__") return { type: "__expr__", uid: "__expr__" };
  if (name !== null && GRAFANA.has(name)) return { type: "datasource", uid: "grafana" };
  const reference = name === null ? undefined : variableReferences(name)[0];
  if (reference) {
    const variable = scope.variables.get(reference.name);
    if (!variable || variable.stored.type !== "datasource") throw new Refusal("data-source-unknown", reference.text);
    return usable(byVariable(variable, dataSources));
  }
  const found =
    name === null || name === "default"
      ? (defaultOf(dataSources, type) ?? defaultOf(dataSources, null))
      : (dataSources.find((item) => item.uid === name) ?? dataSources.find((item) => item.name === name));
  if (!found) throw new Refusal("data-source-unknown", name ?? type ?? "default");
  return usable(found);
}
