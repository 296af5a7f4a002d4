import type { AlertLinks } from "@/server/intake/contract/reported";
import { captureForIncident } from "@/server/evidence/capture-for-incident";
import type { Services } from "@/server/platform/context";
import { AppError, toAppError } from "@/server/platform/errors";

const MINUTE_MS = 60_000;
/** What the picture shows around the moment at which it began. */
const AROUND_MS = { before: 30 * MINUTE_MS, after: 15 * MINUTE_MS };
const BACKOFF_MS = { first: 5_000, most: 5 * MINUTE_MS };
/** About a quarter of an hour: what Grafana does not show by then is not what was seen. */
const MOST_ATTEMPTS = 8;
const LEASE_MS = 60_000;
const AT_ONCE = 4;
const PASSING = new Set(["GRAFANA_UNREACHABLE", "GRAFANA_TIMEOUT", "DATABASE_UNAVAILABLE", "RATE_LIMITED"]);

interface Claimed {
  incidentId: string;
  firingId: string;
  attempts: number;
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
       from alert_firing f
      where f.id = ia.firing_id and (ia.incident_id, ia.firing_id) in (
              select incident_id, firing_id from incident_alert
               where organization_id = $1 and evidence = 'pending' and next_attempt_at <= $2
               order by next_attempt_at limit ${AT_ONCE} for update skip locked)
      returning ia.incident_id as "incidentId", ia.firing_id as "firingId", ia.attempts, f.links, f.starts_at as "startsAt"`,
    [organizationId, now, new Date(now.getTime() + LEASE_MS)],
  );
  return rows;
}

async function capture(
  services: Services,
  organizationId: string,
  { incidentId, firingId, attempts, links, startsAt }: Claimed,
): Promise<{ evidence: string; nextAttemptAt?: Date }> {
  const { dashboardUid, panelId } = links;
  if (!dashboardUid || panelId === undefined) return { evidence: "failed" };
  const now = services.clock.now().getTime();
  const start = startsAt.getTime();
  try {
    await captureForIncident(services, {
      incident: { id: incidentId, organizationId },
      dashboardUid,
      panelId,
      range: {
        from: start - AROUND_MS.before,
        to: Math.max(Math.min(now, start + AROUND_MS.after), start + MINUTE_MS),
      },
      reason: "alert",
      idempotencyKey: `alert:${firingId}`,
    });
    return { evidence: "done" };
  } catch (error) {
    const { code, details } = toAppError(error);
    const isPassing = PASSING.has(code) || details.retryable === true;
    services.log[error instanceof AppError ? "warn" : "error"](
      { err: error, incidentId, dashboardUid, panelId },
      "an alert's panel was not captured",
    );
    if (!isPassing || attempts >= MOST_ATTEMPTS) return { evidence: "failed" };
    const wait = Math.min(BACKOFF_MS.first * 2 ** (attempts - 1), BACKOFF_MS.most);
    return { evidence: "pending", nextAttemptAt: new Date(now + wait) };
  }
}
