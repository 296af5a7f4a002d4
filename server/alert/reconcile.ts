import { completeGroups } from "@/server/alert/complete-groups";
import { endedFirings } from "@/server/alert/rules/ended-firings";
import { type HeardFiring, planRepair } from "@/server/alert/rules/plan-repair";
import { storeSuppression } from "@/server/alert/store-suppression";
import { type LabelledFiring, witnessOf } from "@/server/alert/witness-of";
import { RECONCILIATION } from "@/server/intake/contract";
import type { Services } from "@/server/platform/context";
import type { FiringAlert } from "@/server/ports/alert-feed";

/** A receiver by which a source has been told of alerts. */
interface Receiver {
  sourceId: string;
  organizationId: string;
  receiver: string;
}

const KINDS = ["grafana", "alertmanager"] as const;
const isPrivate = (name: string): boolean => name.startsWith("__") && name.endsWith("__");
const open = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !isPrivate(name)));

function receiversOf({ pool }: Services, kind: string, organizationId: string | null): Promise<Receiver[]> {
  return pool
    .query<Receiver>(
      `select distinct s.id as "sourceId", s.organization_id as "organizationId", g.receiver
         from alert_source s join alert_group g on g.source_id = s.id
        where s.kind = $1 and ($2::uuid is null or s.organization_id = $2) and s.is_on and g.receiver <> '' and g.told_at > now() - interval '30 days'`,
      [kind, organizationId],
    )
    .then(({ rows }) => rows);
}

/** What webhooks told of the alerts that fire, and of those that did. */
async function heardOf(
  { pool }: Services,
  { sourceId, receiver }: Receiver,
  fires: readonly FiringAlert[],
): Promise<LabelledFiring[]> {
  const { rows } = await pool.query<LabelledFiring>(
    `select f.id, a.fingerprint, (extract(epoch from f.starts_at) * 1000)::float8 as "startsAt",
            (extract(epoch from f.told_at) * 1000)::float8 as "toldAt", f.ends_at is null as "isOpen", f.labels
       from alert a join alert_firing f on f.alert_id = a.id left join alert_group g on g.id = a.group_id
      where a.source_id = $1
        and ((f.ends_at is null and coalesce(g.receiver, $2) = $2) or a.fingerprint = any ($3))`,
    [sourceId, receiver, fires.map(({ fingerprint }) => fingerprint)],
  );
  return rows;
}

const firingOf = ({ fingerprint, labels, annotations, startsAt, url }: FiringAlert) => ({
  status: "firing",
  labels: open(labels),
  annotations,
  startsAt: new Date(startsAt).toISOString(),
  generatorURL: url,
  fingerprint,
});

/** What is to be made up for, as a webhook would have told it. */
function callOf(receiver: string, missed: readonly FiringAlert[], ended: readonly HeardFiring[], now: number): Buffer {
  const alerts = [
    ...missed.map(firingOf),
    ...ended.map(({ fingerprint, startsAt }) => ({
      status: "resolved",
      labels: {},
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(now).toISOString(),
      fingerprint,
    })),
  ];
  return Buffer.from(JSON.stringify({ version: "4", receiver, alerts }));
}

/**
 * Compares what fires with what webhooks told, receiver by receiver, and makes up for those that got lost: as deliveries
 * of its own, so that they take the way of all others. What holds alerts back is kept, and what calls left out is asked
 * for. A source that never called is left alone: which of the receivers it stands for nobody can know.
 * @param missing since when open firings have been missing; kept by the caller from one time to the next
 * @param organizationId looks at the sources of this one only
 * @returns how many alerts were made up for
 */
export async function reconcile(
  services: Services,
  missing: Map<string, number>,
  organizationId: string | null = null,
): Promise<number> {
  const { alertOwners, clock, deliveries, counters, log } = services;
  const stillMissing = new Map<string, number>();
  let repaired = 0;
  for (const kind of KINDS) {
    const feed = alertOwners[kind]?.alertFeed;
    if (!feed) continue;
    for (const one of await receiversOf(services, kind, organizationId)) {
      const { sourceId, receiver } = one;
      const fires = await feed.alerts({ receiver });
      await storeSuppression(services, { ...one, fires });
      repaired += await completeGroups(services, one, feed, ({ groupKey, labels }, alerts) =>
        Buffer.from(
          JSON.stringify({
            version: "4",
            receiver,
            groupKey,
            groupLabels: labels,
            truncatedAlerts: 0,
            alerts: alerts.map(firingOf),
          }),
        ),
      );
      const now = clock.now();
      const judged = fires.map((alert) => ({
        ...alert,
        isHeld: Object.values(alert.heldBy).some(({ length }) => length > 0),
      }));
      const plan = planRepair(judged, await heardOf(services, one, fires), missing, now.getTime());
      const { missed, missingSince } = plan;
      for (const [id, since] of missingSince) stillMissing.set(id, since);
      const witness = plan.missing.length > 0 && (await witnessOf(feed, plan.missing, missingSince, fires));
      const ended = witness ? endedFirings(plan.missing, missingSince, now.getTime(), witness) : [];
      if (missed.length + ended.length === 0) continue;
      const body = callOf(receiver, missed, ended, now.getTime());
      const headers = { "user-agent": RECONCILIATION };
      await deliveries.write({
        organizationId: one.organizationId,
        sourceId,
        receivedAt: now,
        headers,
        body,
        signature: null,
      });
      repaired += missed.length + ended.length;
      counters.add("alert_repairs_total", { fact: "fires" }, missed.length);
      counters.add("alert_repairs_total", { fact: "ended" }, ended.length);
      log.warn(
        { sourceId, receiver, missed: missed.length, ended: ended.length },
        "webhooks got lost and were made up for",
      );
    }
  }
  missing.clear();
  for (const [id, since] of stillMissing) missing.set(id, since);
  return repaired;
}
