import type { ListedAlert } from "@/server/dashboard/contract/panel-lists";

/** Alerts that have the same values of the wanted labels; without any, for those that lack them all. */
export interface AlertGroup {
  labels: [name: string, value: string][];
  items: ListedAlert[];
}

/**
 * Alerts by labels of their instances, in the order in which each group is first met. A rule whose instances differ
 * stands in several groups, in each with its own instances.
 */
export function alertGroups(items: readonly ListedAlert[], groupBy: readonly string[]): AlertGroup[] {
  if (groupBy.length === 0) return items.length > 0 ? [{ labels: [], items: [...items] }] : [];
  const groups = new Map<string, AlertGroup>();
  for (const item of items) {
    const own = new Map<string, { labels: AlertGroup["labels"]; item: ListedAlert }>();
    const instances = item.instances.length > 0 ? item.instances : [{ ...item, labels: item.labels }];
    for (const instance of instances) {
      const labels = groupBy.flatMap((name): AlertGroup["labels"] => {
        const value = instance.labels[name];
        return value === undefined || value === "" ? [] : [[name, value]];
      });
      const key = JSON.stringify(labels);
      const known = own.get(key) ?? { labels, item: { ...item, instances: [] } };
      if (item.instances.length > 0) known.item.instances.push(instance);
      own.set(key, known);
    }
    for (const [key, { labels, item: part }] of own) {
      const group = groups.get(key) ?? { labels, items: [] };
      group.items.push(part);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}
