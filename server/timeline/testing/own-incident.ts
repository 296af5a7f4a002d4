import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { NewTimelineEvent, TimelineScope } from "@/server/ports/timeline-writer";
import { newEntry } from "@/server/timeline/new-entry";

/** An incident in an organization of its own, for one test. */
export async function ownIncident(pool: pg.Pool): Promise<TimelineScope> {
  const slug = randomUUID();
  const organization = await pool.query<{ id: string }>(
    "insert into organization (slug, name) values ($1, $1) returning id",
    [slug],
  );
  const organizationId = organization.rows[0]?.id ?? "";
  const incident = await pool.query<{ id: string }>(
    `insert into incident (organization_id, number, title, severity, status, idempotency_key)
     values ($1, 1, 'Checkout is slow', 'sev2', 'investigating', $2) returning id`,
    [organizationId, slug],
  );
  return { organizationId, incidentId: incident.rows[0]?.id ?? "" };
}

/** A message as the verb would hand it to the writer. */
export function message(body: string, idempotencyKey: string = randomUUID()): NewTimelineEvent {
  return newEntry({
    kind: "message",
    actor: { id: null, name: "Ada" },
    source: "web",
    body,
    payload: {},
    idempotencyKey,
  });
}
