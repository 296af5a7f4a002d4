import type { Services } from "@/server/platform/context";
import { type AppError, toAppError } from "@/server/platform/errors";
import { recordEvent } from "@/server/timeline/record-event";

export type WriteOutcome = { state: "written" } | { state: "waiting" } | { state: "refused"; error: AppError };

interface Claimed {
  organizationId: string;
  incidentId: string;
  eventId: string | null;
  requestedById: string | null;
  requestedBy: string;
  dashboardUid: string | null;
  panelId: number | null;
  at: Date;
  /** When the incident began that ends here; null for all that is no end. */
  beganAt: Date | null;
  text: string;
  tags: string[];
  attempts: number;
}

/** Whoever has claimed one has it for so long; then another may try. */
const LEASE_MS = 60_000;
const BACKOFF_MS = { first: 5_000, most: 600_000 };
/** About a day: what Grafana did not take by then tells nobody anything. */
const MOST_ATTEMPTS = 150;
const PASSING = new Set(["GRAFANA_UNREACHABLE", "GRAFANA_TIMEOUT", "DATABASE_UNAVAILABLE"]);

/** Tries to bring one annotation into Grafana, and tells the timeline of it when somebody had asked for it. */
export async function writeAnnotation(services: Services, id: string): Promise<WriteOutcome> {
  const claimed = await claim(services, id);
  if (!claimed) return { state: "waiting" };
  let grafanaId: number;
  try {
    const { dashboardUid, panelId, at, beganAt, text, tags, attempts } = claimed;
    const from = beganAt && beganAt < at ? { from: beganAt.getTime() } : {};
    const place = { ...(dashboardUid !== null && { dashboardUid }), ...(panelId !== null && { panelId }) };
    grafanaId = await services.annotator.write({ id, at: at.getTime(), ...from, text, tags, ...place }, attempts > 1);
  } catch (error) {
    return giveBack(services, id, claimed.attempts, toAppError(error));
  }
  await settle(services, id, claimed, grafanaId);
  return { state: "written" };
}

async function claim({ pool, clock }: Services, id: string): Promise<Claimed | undefined> {
  const now = clock.now();
  const { rows } = await pool.query<Claimed>(
    `update annotation_write a set attempts = attempts + 1, next_attempt_at = $3
      where id = $1 and state = 'pending' and next_attempt_at <= $2
      returning organization_id as "organizationId", incident_id as "incidentId", event_id as "eventId",
        requested_by_id as "requestedById", requested_by as "requestedBy", dashboard_uid as "dashboardUid",
        panel_id as "panelId", at, text, tags, attempts,
        (select coalesce(i.impact_started_at, i.detected_at, i.declared_at)
           from timeline_event e join incident i on i.id = e.incident_id
          where e.id = a.event_id and e.kind = 'status_changed' and e.payload ->> 'to' in ('resolved', 'closed')
            and e.payload ->> 'from' not in ('resolved', 'post_incident', 'closed')) as "beganAt"`,
    [id, now, new Date(now.getTime() + LEASE_MS)],
  );
  return rows[0];
}

async function giveBack(services: Services, id: string, attempts: number, error: AppError): Promise<WriteOutcome> {
  const isPassing = PASSING.has(error.code) || error.details.retryable === true;
  const lastError = String(error.details.reason ?? error.code).slice(0, 500);
  if (!isPassing || attempts >= MOST_ATTEMPTS) {
    await services.db.annotationWrite.update({ where: { id }, data: { state: "refused", lastError } });
    services.log.warn({ annotation: id, code: error.code }, "an annotation was not taken by Grafana");
    return { state: "refused", error };
  }
  const wait = Math.min(BACKOFF_MS.first * 2 ** (attempts - 1), BACKOFF_MS.most);
  const nextAttemptAt = new Date(services.clock.now().getTime() + wait);
  await services.db.annotationWrite.update({ where: { id }, data: { nextAttemptAt, lastError } });
  return { state: "waiting" };
}

async function settle({ db }: Services, id: string, written: Claimed, grafanaId: number): Promise<void> {
  const { organizationId, incidentId, eventId, requestedById, requestedBy, at, text, dashboardUid, panelId } = written;
  await db.$transaction(async (tx) => {
    const data = { state: "written", grafanaId, lastError: null };
    const { count } = await tx.annotationWrite.updateMany({ where: { id, state: "pending" }, data });
    if (count === 0 || eventId !== null) return;
    await recordEvent(tx, {
      organizationId,
      incidentId,
      kind: "annotation_written",
      actor: { id: requestedById, name: requestedBy },
      payload: {
        text,
        at: at.toISOString(),
        ...(dashboardUid !== null && { dashboardUid }),
        ...(panelId !== null && { panelId }),
      },
      idempotencyKey: id,
    });
  });
}
