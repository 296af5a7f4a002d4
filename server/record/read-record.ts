import type pg from "pg";
import type { CustomField, FieldValue } from "@/server/field/contract";
import { valueWords } from "@/server/field/rules/value-words";
import { AppError } from "@/server/platform/errors";
import type { RecordEntry, RecordHead } from "@/server/record/contract";
import { withoutPrivateTitles } from "@/server/timeline/without-private-titles";

/** What is told about an incident beside its entries. Times are RFC 3339. */
export interface RecordIncident {
  id: string;
  number: number;
  title: string;
  summary: string;
  severity: string;
  /** Name of its type. */
  type: string | null;
  status: string;
  mode: string;
  declaredAt: string;
  [time: string]: string | number | null;
}

export interface RecordPerson {
  id: string;
  name: string;
  username: string;
  roles: string[];
}

export interface RecordField {
  id: string;
  name: string;
  kind: string;
  value: FieldValue;
  /** The value as it is read: labels instead of ids, and `yes` or `no`. */
  words: string;
}

const ENTRIES_AT_ONCE = 500;

/** Reads what belongs to one incident, up to the head that it had when reading began. Lists come in batches. */
export class RecordReader {
  readonly #pool: pg.Pool;
  readonly #incidentId: string;
  readonly incident: RecordIncident;
  readonly head: RecordHead;

  private constructor(pool: pg.Pool, incident: RecordIncident, head: RecordHead) {
    this.#pool = pool;
    this.#incidentId = incident.id;
    this.incident = incident;
    this.head = head;
  }

  /** @throws AppError NOT_FOUND */
  static async open(pool: pg.Pool, incidentId: string): Promise<RecordReader> {
    const { rows } = await pool.query<{ incident: RecordIncident; seq: string; hash: string }>(
      `select last_seq as seq, head_hash as hash,
              jsonb_build_object('id', id, 'number', number, 'title', title, 'summary', summary, 'severity', severity,
                'type', (select t.name from incident_type t where t.id = type_id), 'status', status, 'mode', mode, 'declaredAt', wire_time(declared_at),
                'impactStartedAt', wire_time(impact_started_at), 'detectedAt', wire_time(detected_at),
                'acknowledgedAt', wire_time(acknowledged_at), 'mitigatedAt', wire_time(mitigated_at),
                'resolvedAt', wire_time(resolved_at), 'closedAt', wire_time(closed_at)) as incident
         from incident where id = $1`,
      [incidentId],
    );
    const [row] = rows;
    if (!row) throw new AppError("NOT_FOUND");
    return new RecordReader(pool, row.incident, { seq: Number(row.seq), hash: row.hash });
  }

  /** Entries 1..head in order. */
  async *entries(): AsyncGenerator<RecordEntry[]> {
    for (let after = 0; after < this.head.seq; after += ENTRIES_AT_ONCE) {
      const upTo = Math.min(after + ENTRIES_AT_ONCE, this.head.seq);
      const { rows } = await this.#pool.query<{ entry: RecordEntry }>({
        name: "record_entries",
        text: `select timeline_event_wire(t)
                      || jsonb_build_object('contentHash', content_hash, 'prevHash', prev_hash, 'hash', hash) as entry
                 from timeline_event t where incident_id = $1 and seq > $2 and seq <= $3 order by seq`,
        values: [this.#incidentId, after, upTo],
      });
      yield rows.map(({ entry }) => entry);
    }
  }

  /** The same as a room shows them, without the titles of private incidents: this form does not fit their hashes. */
  async *shownEntries(): AsyncGenerator<RecordEntry[]> {
    for await (const batch of this.entries()) yield withoutPrivateTitles(this.#pool, this.#incidentId, batch);
  }

  /** Later forms of entries: edits and deletions, the oldest first. */
  async *changes(): AsyncGenerator<Pick<RecordEntry, "kind" | "body" | "supersedesId">[]> {
    for (let after = 0; ;) {
      const { rows } = await this.#pool.query<{ seq: string; kind: string; body: string; supersedesId: string }>({
        name: "record_changes",
        text: `select seq, kind, body, supersedes_id as "supersedesId" from timeline_event
                where incident_id = $1 and seq > $2 and seq <= $3 and supersedes_id is not null
                  and kind in ('message_edited', 'message_deleted') order by seq limit $4`,
        values: [this.#incidentId, after, this.head.seq, ENTRIES_AT_ONCE],
      });
      yield rows;
      if (rows.length < ENTRIES_AT_ONCE) return;
      after = Number(rows.at(-1)?.seq);
    }
  }

  /** Who holds a role or told something, by name. */
  async people(): Promise<RecordPerson[]> {
    const { rows } = await this.#pool.query<RecordPerson>(
      `select u.id, u.name, u.username,
              coalesce((select array_agg(r.role::text order by r.role) from role_assignment r
                         where r.incident_id = $1 and r.user_id = u.id), '{}') as roles
         from user_account u
        where u.id in (select actor_id from timeline_event where incident_id = $1 and seq <= $2
                        union select user_id from role_assignment where incident_id = $1)
        order by u.name, u.id`,
      [this.#incidentId, this.head.seq],
    );
    return rows;
  }

  /** What fields of the organization are set to, in its order. */
  async fields(): Promise<RecordField[]> {
    const { rows } = await this.#pool.query<CustomField & { value: FieldValue; person: string | null }>(
      `select f.id, f.name, f.kind, f.options, v.value, u.name as person
         from incident_field_value v
         join custom_field f on f.id = v.field_id
         left join user_account u on f.kind = 'person' and u.id::text = v.value #>> '{}'
        where v.incident_id = $1 order by f.position, f.name`,
      [this.#incidentId],
    );
    return rows.map(({ id, name, kind, value, person, ...field }) => {
      return { id, name, kind, value, words: valueWords(field, value, person) ?? "" };
    });
  }

  /** Facts of each piece of evidence, without its document. */
  async evidence(): Promise<{ id: string; sha256: string }[]> {
    return this.#list(
      `select jsonb_build_object('id', id, 'kind', kind, 'title', title, 'reason', reason, 'sha256', sha256,
                'capturedAt', wire_time(captured_at), 'rangeFrom', wire_time(range_from), 'rangeTo', wire_time(range_to),
                'dashboardUid', dashboard_uid, 'panelId', panel_id) as item
         from evidence where incident_id = $1 order by captured_at, id`,
    );
  }

  /** The compressed document of a piece of evidence; null where there is none. */
  async document(evidenceId: string): Promise<Buffer | null> {
    const { rows } = await this.#pool.query<{ content: Buffer }>(
      "select content from evidence_document where evidence_id = $1",
      [evidenceId],
    );
    return rows[0]?.content ?? null;
  }

  /** Files that were sent in messages. */
  async attachments(): Promise<{ id: string }[]> {
    return this.#list(
      `select jsonb_build_object('id', id, 'name', name, 'mediaType', media_type, 'bytes', bytes, 'sha256', sha256,
                'uploadedById', uploaded_by_id, 'uploadedAt', wire_time(uploaded_at)) as item
         from attachment where incident_id = $1 and posted_at is not null order by uploaded_at, id`,
    );
  }

  /** Heads that were told outside of the timeline. */
  async anchors(): Promise<{ seq: number; hash: string; anchoredAt: string }[]> {
    return this.#list(
      `select jsonb_build_object('seq', seq, 'hash', hash, 'anchoredAt', wire_time(anchored_at)) as item
         from timeline_anchor where incident_id = $1 and seq <= ${this.head.seq} order by seq`,
    );
  }

  async #list<T>(text: string): Promise<T[]> {
    const { rows } = await this.#pool.query<{ item: T }>(text, [this.#incidentId]);
    return rows.map(({ item }) => item);
  }
}
