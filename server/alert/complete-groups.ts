import { RECONCILIATION } from "@/server/intake/contract";
import type { Services } from "@/server/platform/context";
import type { AlertFeed, FiringAlert } from "@/server/ports/alert-feed";

interface Receiver {
  sourceId: string;
  organizationId: string;
  receiver: string;
}
interface Truncated {
  id: string;
  groupKey: string;
  labels: Record<string, string>;
  fingerprints: string[];
}

const TRUNCATED = `
  select g.id, g.group_key as "groupKey", g.labels,
         array(select a.fingerprint from alert a where a.group_id = g.id and a.ends_at is null) as fingerprints
    from alert_group g
   where g.source_id = $1 and g.receiver = $2 and g.truncated > 0 and (g.completed_at is null or g.completed_at < g.told_at)`;

const sameLabels = (one: Record<string, string>, other: Record<string, string>): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([name, value]) => Object.hasOwn(other, name) && other[name] === value);
const isHeard = ({ heldBy }: FiringAlert): boolean => Object.values(heldBy).every(({ length }) => length === 0);

/**
 * Asks for the alerts that calls left out, and takes them as if they had been told: as a delivery of its own in the
 * name of the group. A group that the other end does not know any more is left as it is.
 * @param bodyOf makes the delivery of alerts that fire
 * @returns how many alerts were left out
 */
export async function completeGroups(
  { pool, clock, deliveries, counters, log }: Services,
  { sourceId, organizationId, receiver }: Receiver,
  feed: AlertFeed,
  bodyOf: (group: { groupKey: string; labels: Record<string, string> }, alerts: readonly FiringAlert[]) => Buffer,
): Promise<number> {
  const { rows } = await pool.query<Truncated>(TRUNCATED, [sourceId, receiver]);
  if (rows.length === 0) return 0;
  const groups = await feed.groups({ receiver });
  let completed = 0;
  for (const { id, groupKey, labels, fingerprints } of rows) {
    const group = groups.find((each) => each.receiver === receiver && sameLabels(each.labels, labels));
    if (!group) continue;
    const known = new Set(fingerprints);
    const left = group.alerts.filter((alert) => isHeard(alert) && !known.has(alert.fingerprint));
    const now = clock.now();
    if (left.length > 0) {
      const headers = { "user-agent": RECONCILIATION };
      const body = bodyOf({ groupKey, labels }, left);
      await deliveries.write({ organizationId, sourceId, receivedAt: now, headers, body, signature: null });
      counters.add("alert_repairs_total", { fact: "left_out" }, left.length);
      log.info({ sourceId, receiver, groupKey, alerts: left.length }, "alerts that a call left out were asked for");
    } else {
      await pool.query("update alert_group set completed_at = greatest($2, told_at) where id = $1", [id, now]);
    }
    completed += left.length;
  }
  return completed;
}
