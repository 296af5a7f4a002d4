import type pg from "pg";
import type { TimelineEvent } from "@/server/timeline/contract";
import { vectorOf } from "@/server/search/rules/lexemes";
import { wordsOf } from "@/server/search/rules/words-of";

const AT_ONCE = 500;

type Read = Pick<TimelineEvent, "id" | "kind" | "body" | "actorId" | "supersedesId"> & {
  seq: string;
  recordedAt: Date;
  payload: { title?: unknown };
};

/**
 * Reads the next events of one timeline into the search, in a transaction of their own.
 * Returns false when there was nothing more, or when another process is at it.
 */
export async function indexTimeline(pool: pg.Pool, organizationId: string, incidentId: string): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const events = await nextEvents(client, organizationId, incidentId);
    const last = events.at(-1);
    if (last) {
      await write(client, organizationId, incidentId, events);
      await client.query("update search_progress set seq = $2 where incident_id = $1", [incidentId, last.seq]);
    }
    await client.query("commit");
    return events.length === AT_ONCE;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function nextEvents(client: pg.PoolClient, organizationId: string, incidentId: string): Promise<Read[]> {
  await client.query(
    `insert into search_progress (incident_id, organization_id) select id, organization_id from incident
      where id = $1 and organization_id = $2 on conflict do nothing`,
    [incidentId, organizationId],
  );
  const { rows } = await client.query<Read>(
    `with progress as (select seq from search_progress where incident_id = $1 for update skip locked)
     select t.id, t.seq, t.kind, t.body, t.payload, t.actor_id as "actorId", t.supersedes_id as "supersedesId",
            t.recorded_at as "recordedAt"
       from progress, timeline_event t
      where t.incident_id = $1 and t.seq > progress.seq order by t.seq limit ${AT_ONCE}`,
    [incidentId],
  );
  return rows;
}

async function write(client: pg.PoolClient, organizationId: string, incidentId: string, events: Read[]): Promise<void> {
  const texts = new Map<string, { event: Read; text: string }>();
  const changed = new Map<string, string | null>();
  for (const event of events) {
    const target = event.supersedesId;
    if (target === null) {
      const text = textOf(event);
      if (text !== "") texts.set(event.id, { event, text });
    } else if (event.kind === "message_edited" || event.kind === "message_deleted") {
      const text = event.kind === "message_edited" ? event.body : null;
      const known = texts.get(target);
      if (!known) changed.set(target, text);
      else if (text === null) texts.delete(target);
      else known.text = text;
    }
  }
  const said = [...texts.values()];
  if (said.length > 0) await insert(client, organizationId, incidentId, said);
  for (const [id, text] of changed) await replace(client, organizationId, incidentId, id, text);
  await countWords(client, organizationId, [...said.map(({ text }) => text), ...changed.values()]);
}

function textOf({ kind, body, payload }: Read): string {
  if (kind === "message") return body;
  return kind === "evidence_posted" && typeof payload.title === "string" ? payload.title : "";
}

async function insert(
  client: pg.PoolClient,
  organizationId: string,
  incidentId: string,
  said: { event: Read; text: string }[],
): Promise<void> {
  await client.query(
    `with counter as (
       insert into search_counter as c (organization_id, n) values ($1, $7)
       on conflict (organization_id) do update set n = c.n + $7 returning n - $7 as base
     )
     insert into search_entry (event_id, organization_id, incident_id, seq, n, recorded_at, document)
     select f.id, $1, $2, f.seq, base + i, f.at, f.words::tsvector || search_scope($1, $2, f.actor, base + i)
       from counter, unnest($3::uuid[], $4::bigint[], $5::uuid[], $6::text[], $8::timestamptz[])
            with ordinality as f(id, seq, actor, words, at, i)`,
    [
      organizationId,
      incidentId,
      said.map(({ event }) => event.id),
      said.map(({ event }) => event.seq),
      said.map(({ event }) => event.actorId),
      said.map(({ text }) => vectorOf(text)),
      said.length,
      said.map(({ event }) => event.recordedAt),
    ],
  );
}

async function replace(
  client: pg.PoolClient,
  organizationId: string,
  incidentId: string,
  eventId: string,
  text: string | null,
): Promise<void> {
  if (text === null) {
    await client.query("delete from search_entry where event_id = $1 and incident_id = $2", [eventId, incidentId]);
    return;
  }
  await client.query(
    `update search_entry e set document = $3::tsvector || search_scope($4, $2, t.actor_id, e.n)
       from timeline_event t where t.id = e.event_id and e.event_id = $1 and e.incident_id = $2`,
    [eventId, incidentId, vectorOf(text), organizationId],
  );
}

async function countWords(client: pg.PoolClient, organizationId: string, texts: (string | null)[]): Promise<void> {
  const uses = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(wordsOf(text ?? "").map((one) => one.word))) uses.set(word, (uses.get(word) ?? 0) + 1);
  }
  // In one order for all, or two timelines that are read at once would wait for each other.
  const words = [...uses.keys()].toSorted();
  if (words.length === 0) return;
  await client.query(
    `insert into search_word as w (organization_id, word, uses) select $1, u.* from unnest($2::text[], $3::int[]) u
     on conflict (organization_id, word) do update set uses = w.uses + excluded.uses`,
    [organizationId, words, words.map((word) => uses.get(word))],
  );
}
