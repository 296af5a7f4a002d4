import type { AlertState } from "@/server/alert/contract";
import type { AlertGroupState } from "@/server/alert/contract/alert-list";

type Groups = readonly AlertGroupState[];

/**
 * What is shown while somebody reads: the same rows in the same places, each as it stands now; what came since then
 * waits.
 */
export function holdRows(shown: Groups, fresh: Groups): { groups: Groups; waiting: number; gone: ReadonlySet<string> } {
  const states = new Map<string, AlertState>();
  const heads = new Map<string, AlertGroupState>();
  for (const group of fresh) {
    heads.set(group.key, group);
    for (const alert of group.alerts) states.set(alert.id, alert);
  }
  const known = new Set(shown.flatMap(({ alerts }) => alerts.map(({ id }) => id)));
  const waiting = [...states.keys()].filter((id) => !known.has(id)).length;
  const groups = shown.map((group) => ({
    ...(heads.get(group.key) ?? group),
    alerts: group.alerts.map((alert) => states.get(alert.id) ?? alert),
  }));
  return { groups, waiting, gone: new Set([...known].filter((id) => !states.has(id))) };
}
