import type { PanelData } from "@grafana/data";

/** The worst state of the rules that name a panel, and the rule that is in it. */
export interface ShownAlertState {
  state: "alerting" | "pending" | "ok";
  ruleName: string;
  ruleUID: string;
}

/** What alert rules say of the panel that this data is for; null where none does, or nothing is known. */
export function alertStateOf(data: PanelData | undefined): ShownAlertState | null {
  const { state, ruleName, ruleUID } = (data?.alertState ?? {}) as Partial<ShownAlertState> & { state?: string };
  const isKnown = state === "alerting" || state === "pending" || state === "ok";
  return isKnown && ruleUID ? { state, ruleName: ruleName ?? "", ruleUID } : null;
}
