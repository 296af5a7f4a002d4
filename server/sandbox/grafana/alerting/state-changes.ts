import type { AlertInstance, InstanceState } from "./alert-rule";

/** A change of one instance's state, as the history keeps it. */
export interface StateChange {
  at: number;
  ruleUid: string;
  ruleTitle: string;
  folderUid: string;
  group: string;
  previous: InstanceState;
  next: InstanceState;
  dashboardUid: string;
  panelId: number;
  labels: Record<string, string>;
  values: Record<string, number>;
  text: string;
}

/** What is written down when an instance goes into another state. */
export function stateChange(instance: AlertInstance, previous: InstanceState, at: number): StateChange {
  const { rule, labels, state, values } = instance;
  const shown = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  const numbers = Object.entries(values).map(([name, value]) => `${name}=${value.toFixed(6)}`);
  return {
    at,
    ruleUid: rule.uid,
    ruleTitle: rule.title,
    folderUid: rule.folderUid,
    group: rule.group,
    previous,
    next: state,
    dashboardUid: rule.annotations.__dashboardUid__ ?? "",
    panelId: Number(rule.annotations.__panelId__ ?? 0),
    labels,
    values,
    text: `${rule.title} {${shown.join(", ")}} - ${numbers.join(", ")}`,
  };
}
