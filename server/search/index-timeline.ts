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

/** An entry as it was written. */
interface Entry {
  n: number;
  text: string;
  scope: string[];
}

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
  const entries: Entry[] = said.length > 0 ? await insert(client, organizationId, incidentId, said) : [];
  for (const [id, text] of changed) entries.push(...(await replace(client, organizationId, incidentId, id, text)));
  await countWords(client, organizationId, entries);
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
): Promise<Entry[]> {
  const { rows } = await client.query<{ id: string; n: string }>(
    `with counter as (
       insert into search_counter as c (organization_id, n) values ($1, $7)
       on conflict (organization_id) do update set n = c.n + $7 returning n - $7 as base
     )
     insert into search_entry (event_id, organization_id, incident_id, seq, n, recorded_at, document)
     select f.id, $1, $2, f.seq, base + i, f.at, f.words::tsvector || search_scope($1, $2, f.actor, base + i)
       from counter, unnest($3::uuid[], $4::bigint[], $5::uuid[], $6::text[], $8::timestamptz[])
            with ordinality as f(id, seq, actor, words, at, i)
     returning event_id as id, n`,
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
  const numbers = new Map(rows.map(({ id, n }) => [id, Number(n)]));
  return said.map(({ event: { id, actorId }, text }) => {
    const scope = [`·i${incidentId}`, ...(actorId ? [`·a${actorId}`] : [])];
    return { n: numbers.get(id) ?? 0, text, scope };
  });
}

async function replace(
  client: pg.PoolClient,
  organizationId: string,
  incidentId: string,
  eventId: string,
  text: string | null,
): Promise<Entry[]> {
  if (text === null) {
    await client.query("delete from search_entry where event_id = $1 and incident_id = $2", [eventId, incidentId]);
    return [];
  }
  const { rows } = await client.query<{ n: string }>(
    `update search_entry e set document = $3::tsvector || search_scope($4, $2, t.actor_id, e.n)
       from timeline_event t where t.id = e.event_id and e.event_id = $1 and e.incident_id = $2 returning e.n`,
    [eventId, incidentId, vectorOf(text), organizationId],
  );
  return rows.map(({ n }) => ({ n: Number(n), text, scope: [] }));
}

/** What is gone is still counted: the figures are for planning a search, and may be too high. */
async function countWords(client: pg.PoolClient, organizationId: string, entries: Entry[]): Promise<void> {
  const known = new Map<string, { uses: number; first: number; last: number }>();
  for (const { n, text, scope } of entries) {
    for (const word of new Set([...wordsOf(text).map((one) => one.word), ...scope])) {
      const { uses = 0, first = n, last = n } = known.get(word) ?? {};
      known.set(word, { uses: uses + 1, first: Math.min(first, n), last: Math.max(last, n) });
    }
  }
  // In one order for all, or two timelines that are read at once would wait for each other.
  const words = [...known].toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (words.length === 0) return;
  await client.query(
    `insert into search_word as w (organization_id, word, uses, first_n, last_n)
     select $1, u.* from unnest($2::text[], $3::int[], $4::bigint[], $5::bigint[]) u
     on conflict (organization_id, word) do update set uses = w.uses + excluded.uses,
       first_n = least(w.first_n, excluded.first_n), last_n = greatest(w.last_n, excluded.last_n)`,
    [
      organizationId,
      words.map(([word]) => word),
      words.map(([, { uses }]) => uses),
      words.map(([, { first }]) => first),
      words.map(([, { last }]) => last),
    ],
  );
}
