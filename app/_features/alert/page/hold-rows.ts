import type { AlertState } from "@/server/alert/contract";
import type { AlertGroupState } from "@/server/alert/contract/alert-list";
import { leftOf, type ShownGroup } from "./flat-rows";

type Groups = readonly AlertGroupState[];
interface HeldRows {
  groups: readonly ShownGroup[];
  waiting: number;
  gone: ReadonlySet<string>;
}

/**
 * What is shown while somebody reads: the same rows in the same places, each as it stands now; what came since then
 * waits.
 */
export function holdRows(shown: Groups, fresh: Groups): HeldRows {
  const states = new Map<string, AlertState>();
  const heads = new Map<string, AlertGroupState>();
  for (const group of fresh) {
    heads.set(group.key, group);
    for (const alert of group.alerts) states.set(alert.id, alert);
  }
  const known = new Set(shown.flatMap(({ alerts }) => alerts.map(({ id }) => id)));
  const waiting = [...states.keys()].filter((id) => !known.has(id)).length;
  const groups = shown.map((group): ShownGroup => {
    const head = heads.get(group.key) ?? group;
    // What waits is here: it must not be fetched as if it were not.
    return { ...head, left: leftOf(head), alerts: group.alerts.map((alert) => states.get(alert.id) ?? alert) };
  });
  return { groups, waiting, gone: new Set([...known].filter((id) => !states.has(id))) };
}
