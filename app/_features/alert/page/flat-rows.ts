import type { AlertState } from "@/server/alert/contract";
import type { AlertGroupState } from "@/server/alert/contract/alert-list";

export type FlatRow =
  | { type: "group"; key: string; group: AlertGroupState }
  | { type: "alert"; key: string; alert: AlertState; groupLabels: Readonly<Record<string, string>> }
  /** Stands where more of a group are, and brings them when it comes in sight. */
  | { type: "more"; key: string; group: AlertGroupState; left: number };

/** A group as it is shown; `left` says how many of it are not here yet, where that is not what it seems. */
export type ShownGroup = AlertGroupState & { left?: number };

export const sizeOf = ({ firing, silenced, resolved }: AlertGroupState): number => firing + silenced + resolved;
export const leftOf = (group: ShownGroup): number => group.left ?? sizeOf(group) - group.alerts.length;

/** Groups and their alerts, one below the other. */
export function flatRows(groups: readonly ShownGroup[], closed: ReadonlySet<string>): FlatRow[] {
  return groups.flatMap((group): FlatRow[] => {
    const { key, alerts, labels } = group;
    const head: FlatRow = { type: "group", key, group };
    if (closed.has(key)) return [head];
    const left = leftOf(group);
    return [
      head,
      ...alerts.map((alert): FlatRow => ({ type: "alert", key: alert.id, alert, groupLabels: labels })),
      ...(left > 0 ? [{ type: "more", key: `more-${key}`, group, left } as const] : []),
    ];
  });
}
