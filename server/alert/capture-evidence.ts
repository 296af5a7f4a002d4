import { captureForAlert } from "@/server/evidence/capture-for-alert";
import type { AlertLinks } from "@/server/intake/contract/reported";
import type { Services } from "@/server/platform/context";

const BACKOFF_MS = { first: 5_000, most: 300_000 };
/** About a quarter of an hour: what Grafana does not show by then is not what was seen. */
const MOST_ATTEMPTS = 8;
const LEASE_MS = 60_000;
const AT_ONCE = 4;

interface Claimed {
  incidentId: string;
  firingId: string;
  attempts: number;
  /** Of the alert. */
  name: string;
  links: AlertLinks;
  startsAt: Date;
}

/** Captures the panels that alerts name, as they looked when it began; what fails in passing is tried again. */
export async function captureEvidence(services: Services, organizationId: string): Promise<void> {
  for (const claimed of await claim(services, organizationId)) {
    const outcome = await capture(services, organizationId, claimed);
    const { incidentId, firingId } = claimed;
    await services.db.incidentAlert.updateMany({ where: { incidentId, firingId, evidence: "pending" }, data: outcome });
  }
}

async function claim({ pool, clock }: Services, organizationId: string): Promise<Claimed[]> {
  const now = clock.now();
  const { rows } = await pool.query<Claimed>(
    `update incident_alert ia set attempts = ia.attempts + 1, next_attempt_at = $3
       from alert_firing f join alert a on a.id = f.alert_id
      where f.id = ia.firing_id and (ia.incident_id, ia.firing_id) in (
              select incident_id, firing_id from incident_alert
               where organization_id = $1 and evidence = 'pending' and next_attempt_at <= $2
               order by next_attempt_at limit ${AT_ONCE} for update skip locked)
      returning ia.incident_id as "incidentId", ia.firing_id as "firingId", ia.attempts, a.name, f.links,
                f.starts_at as "startsAt"`,
    [organizationId, now, new Date(now.getTime() + LEASE_MS)],
  );
  return rows;
}

async function capture(
  services: Services,
  organizationId: string,
  { incidentId, firingId, attempts, name, links, startsAt }: Claimed,
): Promise<{ evidence: string; nextAttemptAt?: Date }> {
  const { dashboardUid, panelId } = links;
  if (!dashboardUid || panelId === undefined) return { evidence: "failed" };
  const isTriedAgain = attempts < MOST_ATTEMPTS;
  const { captured, missing } = await captureForAlert(services, {
    incident: { id: incidentId, organizationId },
    firingId,
    panels: [{ id: `${dashboardUid}/${panelId}`, dashboardUid, panelId, title: name }],
    startsAt,
    isTriedAgain,
  });
  if (captured.length > 0) return { evidence: "done" };
  if (missing.length === 0) return { evidence: "none" };
  if (!isTriedAgain || !missing.some(({ isPassing }) => isPassing)) return { evidence: "failed" };
  const wait = Math.min(BACKOFF_MS.first * 2 ** (attempts - 1), BACKOFF_MS.most);
  return { evidence: "pending", nextAttemptAt: new Date(services.clock.now().getTime() + wait) };
}
