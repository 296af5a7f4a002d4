import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import type pg from "pg";
import { roomEnv } from "@/server/testing/chaos/room-env";

export interface OpenedRoom {
  organizationId: string;
  incidentId: string;
  number: number;
  /** One `cookie` header for each session; all may post. */
  cookies: string[];
}

/** An incident in an organization of its own, and so many sessions of responders, some of each person. */
export async function openRoom(pool: pg.Pool, count: number, sessionsEach = 1): Promise<OpenedRoom> {
  const slug = randomUUID();
  const number = 1;
  const { rows } = await pool.query<{ organizationId: string; incidentId: string }>(
    `with o as (insert into organization (slug, name) values ($1, $1) returning id)
     insert into incident (organization_id, number, title, severity, status, idempotency_key)
     select id, ${number}, 'Checkout is slow', 'sev2', 'investigating', $1 from o
     returning organization_id as "organizationId", id as "incidentId"`,
    [slug],
  );
  const [incident] = rows;
  if (!incident) throw new Error("The room could not be opened");
  const sessions = await pool.query<{ id: string }>(
    `with people as (
       insert into user_account (organization_id, issuer, subject, username, name)
       select $1, 'chaos', $2 || n, $2 || n, 'Person ' || n from generate_series(1, $3::integer) n
       returning id
     )
     insert into auth_session (organization_id, user_id, roles, groups, access_token_expires_at, expires_at)
     select $1, people.id, '{responder}', '{}', now() + interval '1 day', now() + interval '1 day' from people, generate_series(1, $4)
     returning id`,
    [incident.organizationId, slug, count / sessionsEach, sessionsEach],
  );
  const secret = roomEnv().AUTH_SECRET;
  const cookies = await Promise.all(
    sessions.rows.map(async ({ id }) => `next-auth.session-token=${await encode({ token: { sid: id }, secret })}`),
  );
  return { ...incident, number, cookies };
}
