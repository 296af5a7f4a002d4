import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type pg from "pg";

const TABLE = `create table if not exists naive_alert (
  source_id uuid not null, fingerprint text not null, status text not null, body jsonb not null,
  primary key (source_id, fingerprint))`;
const STORE = {
  name: "naive_alert",
  text: `insert into naive_alert (source_id, fingerprint, status, body) values ($1, $2, $3, $4)
         on conflict (source_id, fingerprint) do update set status = excluded.status, body = excluded.body`,
};
const FIND = {
  name: "naive_incident",
  text: "select id from incident where organization_id = $1 and status = 'investigating' limit 1 for update",
};
const OPEN = {
  name: "naive_open",
  text: `insert into incident (organization_id, number, title, severity, status, idempotency_key)
         values ($1, 1, 'Bench', 'sev2', 'investigating', $2) on conflict do nothing returning id`,
};
const TELL = {
  name: "naive_tell",
  text: `insert into timeline_event (organization_id, incident_id, seq, kind, occurred_at, actor_name, payload,
           idempotency_key, request_hash, content_hash, prev_hash, hash)
         values ($1, $2, (update_seq($2)), 'alert_fired', now(), 'Bench', $3, $4, '', '', '', '')`,
};
const NEXT = `create or replace function update_seq(uuid) returns bigint language sql volatile as
  'update incident set last_seq = last_seq + 1 where id = $1 returning last_seq'`;

interface NaiveAlert {
  fingerprint: string;
  status: string;
}

/**
 * What one writes first: a transaction for each alert, while the sender waits. With `opens` it also looks for the open
 * incident, opens one, and tells its timeline.
 */
export async function naiveHook(pool: pg.Pool, { opens }: { opens: boolean }) {
  await pool.query(TABLE);
  await pool.query(NEXT);

  async function take(organizationId: string, sourceId: string, alert: NaiveAlert): Promise<void> {
    const values = [sourceId, alert.fingerprint, alert.status, JSON.stringify(alert)];
    if (!opens) return void (await pool.query({ ...STORE, values }));
    const client = await pool.connect();
    try {
      await client.query("begin");
      await client.query({ ...STORE, values });
      const find = () => client.query<{ id: string }>({ ...FIND, values: [organizationId] });
      const found = await find();
      const opened =
        found.rows[0] ??
        (await client.query<{ id: string }>({ ...OPEN, values: [organizationId, randomUUID()] })).rows[0];
      const incident = opened ?? (await find()).rows[0];
      if (incident)
        await client.query({ ...TELL, values: [organizationId, incident.id, JSON.stringify(alert), randomUUID()] });
      await client.query("commit");
    } catch (error) {
      await client.query("rollback");
      throw error;
    } finally {
      client.release();
    }
  }

  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const [, , organizationId = "", sourceId = ""] = (req.url ?? "").split("/");
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of req) chunks.push(chunk as Buffer);
      const { alerts } = JSON.parse(Buffer.concat(chunks).toString()) as { alerts: NaiveAlert[] };
      for (const alert of alerts) await take(organizationId, sourceId, alert);
      res.writeHead(202, { "content-type": "application/json" }).end("{}");
    } catch {
      res.writeHead(500).end();
    }
  };
}
