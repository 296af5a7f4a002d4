import type { PanelAlertState } from "../contract";

const BADNESS = ["ok", "unknown", "pending", "alerting"] as const;
const STATE_OF = {
  firing: "alerting",
  pending: "pending",
  recovering: "pending",
  inactive: "ok",
  unknown: "unknown",
} as const;

interface Rule {
  uid: string;
  name: string;
  state: keyof typeof STATE_OF;
  dashboardUid: string | null;
  panelId: number | null;
}

/** One state a panel; rules of other dashboards are left out, since old versions of Grafana do not filter them. */
export function worstAlertStates(rules: readonly Rule[], dashboardUid: string): PanelAlertState[] {
  const worst = new Map<number, PanelAlertState>();
  for (const rule of rules) {
    if (rule.dashboardUid !== dashboardUid || rule.panelId === null) continue;
    const known = worst.get(rule.panelId);
    const state = STATE_OF[rule.state];
    if (known && BADNESS.indexOf(known.state) >= BADNESS.indexOf(state)) continue;
    worst.set(rule.panelId, { panelId: rule.panelId, state, ruleName: rule.name, ruleUid: rule.uid });
  }
  return [...worst.values()];
}
