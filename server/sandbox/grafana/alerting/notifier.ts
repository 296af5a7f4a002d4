import type { ActiveAlert } from "./active-alerts";
import { groupLabels, routeAlert, type Routing } from "./policy-tree";
import type { ContactPoint, ProvisioningStore } from "./provisioning-store";
import type { NotifiedAlert, NotifiedGroup } from "./webhook-payload";

/** Sends a group to one contact point. Rejects when it could not. */
export type Send = (contact: ContactPoint, group: NotifiedGroup) => Promise<void>;

interface Group {
  routing: Routing;
  labels: Record<string, string>;
  alerts: Map<string, NotifiedAlert>;
  nextFlush: number;
  /** What was last said, and when. */
  said: { what: string; at: number } | undefined;
}

export interface Notification {
  at: number;
  receiver: string;
  contactPoint: string;
  groupKey: string;
  /** Why it did not arrive. */
  error?: string;
}

const KEPT = 200;

const keyOf = ({ path }: Routing, labels: Record<string, string>): string => {
  const shown = Object.entries(labels)
    .sort()
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return `${path}:{${shown.join(", ")}}`;
};

const heard = (group: Group): NotifiedAlert[] =>
  [...group.alerts.values()].filter(({ silencedBy }) => silencedBy.length === 0);
const inShort = (alerts: readonly NotifiedAlert[]): string =>
  JSON.stringify(alerts.map((alert) => [alert.fingerprint, alert.resolvedAt]));

/**
 * Groups alerts and sends each group as the policies say: first after `group_wait`, then at most each
 * `group_interval` and only when something changed or `repeat_interval` is over. What could not be sent waits for the
 * next interval; there is no retry before that.
 */
export function createNotifier(store: ProvisioningStore, send: Send) {
  const groups = new Map<string, Group>();
  const log: Notification[] = [];

  function collect(alerts: readonly ActiveAlert[], now: number): void {
    for (const alert of alerts) {
      for (const routing of routeAlert(store.policies.tree, alert.labels)) {
        const labels = groupLabels(routing, alert.labels);
        const key = `${routing.receiver}|${keyOf(routing, labels)}`;
        const group = groups.get(key) ?? {
          routing,
          labels,
          alerts: new Map(),
          nextFlush: now + routing.groupWaitMs,
          said: undefined,
        };
        group.routing = routing;
        group.alerts.set(alert.fingerprint, { ...alert, resolvedAt: undefined });
        groups.set(key, group);
      }
    }
    const firing = new Set(alerts.map(({ fingerprint }) => fingerprint));
    for (const group of groups.values()) {
      for (const alert of group.alerts.values()) {
        if (!firing.has(alert.fingerprint)) alert.resolvedAt ??= now;
      }
    }
  }

  async function flush(key: string, group: Group, now: number): Promise<void> {
    const { routing } = group;
    group.nextFlush = now + routing.groupIntervalMs;
    const alerts = heard(group);
    const what = inShort(alerts);
    const repeats = group.said !== undefined && now - group.said.at >= routing.repeatIntervalMs;
    const anyFires = alerts.some(({ resolvedAt }) => resolvedAt === undefined);
    const nothingNew = group.said?.what === what && !(repeats && anyFires);
    // What ended before it was ever told is not told at all.
    if (alerts.length === 0 || nothingNew || (!group.said && !anyFires)) return forget(key, group);
    const contacts = [...store.contactPoints.values()].filter(
      ({ name, disableResolveMessage }) => name === routing.receiver && (anyFires || !disableResolveMessage),
    );
    const groupKey = keyOf(routing, group.labels);
    const notified = { receiver: routing.receiver, groupKey, labels: group.labels, alerts };
    let delivered = true;
    for (const contact of contacts) {
      let error: string | undefined;
      try {
        await send(contact, notified);
      } catch (reason) {
        error = reason instanceof Error ? reason.message : String(reason);
        delivered = false;
      }
      const entry = { at: now, receiver: routing.receiver, contactPoint: contact.uid, groupKey };
      log.push(error === undefined ? entry : { ...entry, error });
      if (log.length > KEPT) log.shift();
    }
    if (!delivered) return;
    forget(key, group);
    group.said = { what: inShort(heard(group)), at: now };
  }

  /** Drops what has ended and has been told, and a group that has nothing left. */
  function forget(key: string, group: Group): void {
    for (const [id, { resolvedAt }] of group.alerts) if (resolvedAt !== undefined) group.alerts.delete(id);
    if (group.alerts.size === 0) groups.delete(key);
  }

  return {
    /** Takes what is firing now and sends what is due. */
    async tick(alerts: readonly ActiveAlert[], now: number): Promise<void> {
      collect(alerts, now);
      for (const [key, group] of groups) if (now >= group.nextFlush) await flush(key, group, now);
    },
    /** The last notifications, oldest first. */
    log: log as readonly Notification[],
  };
}
