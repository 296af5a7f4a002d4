-- CreateEnum
CREATE TYPE "evidence_kind" AS ENUM ('panel', 'query', 'logs', 'trace');

-- CreateEnum
CREATE TYPE "task_status" AS ENUM ('open', 'done', 'dropped');

-- AlterTable
ALTER TABLE "incident" ADD COLUMN     "head_hash" TEXT NOT NULL DEFAULT '0000000000000000000000000000000000000000000000000000000000000000';

-- CreateTable
CREATE TABLE "timeline_anchor" (
    "incident_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "anchored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "timeline_anchor_pkey" PRIMARY KEY ("incident_id","seq")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "uploaded_by_id" UUID,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "posted_at" TIMESTAMPTZ(3),

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "kind" "evidence_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "captured_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "captured_by_id" UUID,
    "reason" TEXT NOT NULL DEFAULT 'posted',
    "range_from" TIMESTAMPTZ(3) NOT NULL,
    "range_to" TIMESTAMPTZ(3) NOT NULL,
    "dashboard_uid" TEXT,
    "panel_id" INTEGER,
    "sha256" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_document" (
    "evidence_id" UUID NOT NULL,
    "content" BYTEA NOT NULL,
    "bytes" INTEGER NOT NULL,

    CONSTRAINT "evidence_document_pkey" PRIMARY KEY ("evidence_id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "status" "task_status" NOT NULL DEFAULT 'open',
    "assignee_id" UUID,
    "due_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "read_mark" (
    "user_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "read_mark_pkey" PRIMARY KEY ("user_id","incident_id")
);

-- CreateIndex
CREATE INDEX "attachment_incident_id_uploaded_at_idx" ON "attachment"("incident_id", "uploaded_at");

-- CreateIndex
CREATE INDEX "attachment_posted_at_uploaded_at_idx" ON "attachment"("posted_at", "uploaded_at");

-- CreateIndex
CREATE INDEX "evidence_incident_id_captured_at_idx" ON "evidence"("incident_id", "captured_at");

-- CreateIndex
CREATE INDEX "evidence_incident_id_dashboard_uid_panel_id_idx" ON "evidence"("incident_id", "dashboard_uid", "panel_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_incident_id_idempotency_key_key" ON "evidence"("incident_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "task_incident_id_created_at_idx" ON "task"("incident_id", "created_at");

-- CreateIndex
CREATE INDEX "task_assignee_id_status_idx" ON "task"("assignee_id", "status");

-- AddForeignKey
ALTER TABLE "timeline_anchor" ADD CONSTRAINT "timeline_anchor_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_uploaded_by_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_captured_by_id_fkey" FOREIGN KEY ("captured_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_document" ADD CONSTRAINT "evidence_document_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "read_mark" ADD CONSTRAINT "read_mark_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "read_mark" ADD CONSTRAINT "read_mark_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The record: every entry carries the hash of the one before, so that a change of any of them shows.
--
-- hash = SHA-256 in hex of UTF-8: 'v1', the hash before (64 zeros at first), the incident's id, seq, the entry's id,
-- occurredAt, recordedAt and the content hash, each on a line of its own. Times as they travel to readers.
-- The content hash is made by who appends (server/timeline/content-hash.ts): SHA-256 over RFC 8785 JSON of actorId,
-- actorName, body, idempotencyKey, kind, payload, source, supersedesId and threadId.

CREATE FUNCTION wire_time(t timestamptz) RETURNS text
LANGUAGE sql STABLE
AS $$ SELECT to_char(t AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

DROP FUNCTION append_timeline_events(uuid, uuid, jsonb);
DROP FUNCTION timeline_event_wire(timeline_event);

ALTER TABLE "timeline_event"
  DROP COLUMN "pinned",
  ADD COLUMN "thread_id" UUID,
  ADD COLUMN "content_hash" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "prev_hash" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "hash" TEXT NOT NULL DEFAULT '';

-- Only for the entries that are there already; numbers in their payloads are plain integers.
CREATE FUNCTION canonical_json(value jsonb) RETURNS text
LANGUAGE sql IMMUTABLE
AS $$
  SELECT CASE jsonb_typeof(value)
    WHEN 'object' THEN '{' || coalesce((
      SELECT string_agg(to_json(key)::text || ':' || canonical_json(inner_value), ',' ORDER BY key COLLATE "C")
        FROM jsonb_each(value) AS member(key, inner_value)), '') || '}'
    WHEN 'array' THEN '[' || coalesce((
      SELECT string_agg(canonical_json(inner_value), ',' ORDER BY n)
        FROM jsonb_array_elements(value) WITH ORDINALITY AS member(inner_value, n)), '') || ']'
    WHEN 'string' THEN to_json(value #>> '{}')::text
    ELSE value::text
  END
$$;

DO $$
DECLARE
  e timeline_event;
  v_incident uuid;
  v_prev text;
  v_content text;
BEGIN
  FOR e IN SELECT * FROM timeline_event ORDER BY incident_id, seq LOOP
    IF v_incident IS DISTINCT FROM e.incident_id THEN
      v_incident := e.incident_id;
      v_prev := repeat('0', 64);
    END IF;
    v_content := encode(sha256(convert_to(canonical_json(jsonb_build_object(
      'actorId', e.actor_id, 'actorName', e.actor_name, 'body', e.body, 'idempotencyKey', e.idempotency_key,
      'kind', e.kind, 'payload', e.payload, 'source', e.source, 'supersedesId', e.supersedes_id, 'threadId', e.thread_id
    )), 'UTF8')), 'hex');
    UPDATE timeline_event SET content_hash = v_content, prev_hash = v_prev,
           hash = encode(sha256(convert_to(concat_ws(E'\n', 'v1', v_prev, e.incident_id, e.seq, e.id,
                    wire_time(e.occurred_at), wire_time(e.recorded_at), v_content), 'UTF8')), 'hex')
     WHERE id = e.id
    RETURNING hash INTO v_prev;
    UPDATE incident SET head_hash = v_prev WHERE id = v_incident;
  END LOOP;
END
$$;
DROP FUNCTION canonical_json(jsonb);

ALTER TABLE "timeline_event"
  ALTER COLUMN "content_hash" DROP DEFAULT,
  ALTER COLUMN "prev_hash" DROP DEFAULT,
  ALTER COLUMN "hash" DROP DEFAULT;

-- Most entries have neither a target nor a thread: the others alone are indexed.
CREATE INDEX "timeline_event_supersedes_idx" ON "timeline_event"("supersedes_id", "seq") WHERE supersedes_id IS NOT NULL;
CREATE INDEX "timeline_event_thread_idx" ON "timeline_event"("thread_id", "seq") WHERE thread_id IS NOT NULL;

-- A stored event as it travels to readers; the only place that knows both spellings.
CREATE FUNCTION timeline_event_wire(e timeline_event) RETURNS jsonb
LANGUAGE sql STABLE
AS $$
  SELECT jsonb_build_object(
    'id', e.id,
    'seq', e.seq,
    'kind', e.kind,
    'occurredAt', wire_time(e.occurred_at),
    'recordedAt', wire_time(e.recorded_at),
    'actorId', e.actor_id,
    'actorName', e.actor_name,
    'source', e.source,
    'body', e.body,
    'payload', e.payload,
    'idempotencyKey', e.idempotency_key,
    'supersedesId', e.supersedes_id,
    'threadId', e.thread_id
  )
$$;

-- Appends a batch to one incident's timeline and announces it when the transaction commits.
--
-- p_events: array of {kind, occurredAt?, actorId?, actorName, source, body, payload, idempotencyKey, requestHash,
--           contentHash, supersedesId?, threadId?}.
-- Returns one row for each item, in the order given:
--   'stored'     fresh, numbered now; the caller knows what it sent, so only what was given to it is returned
--   'duplicate'  the key was there with the same request: the stored event is returned
--   'conflict'   the key was there with another request: no event is returned, the other items go on
-- No row at all means that the organization has no such incident.
CREATE FUNCTION append_timeline_events(p_organization uuid, p_incident uuid, p_events jsonb)
RETURNS TABLE (ordinal integer, outcome text, id uuid, seq bigint, occurred_at text, recorded_at text, event jsonb)
LANGUAGE plpgsql VOLATILE
AS $$
#variable_conflict use_column
DECLARE
  v_last bigint;
  v_head text;
  v_at timestamptz;
  v_now text;
  v_fresh jsonb := p_events;
  v_fresh_keys text[];
  v_count integer;
  v_inserted integer;
  v_ids uuid[];
  v_occurred text[];
  v_contents text[];
  v_content text;
  v_hash text;
  v_hashes text[];
BEGIN
  -- The lock serialises writers of one incident, so that no number is given twice and none is left out.
  SELECT i.last_seq, i.head_hash INTO v_last, v_head
    FROM incident i
   WHERE i.id = p_incident AND i.organization_id = p_organization
     FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  -- A batch is recorded at one moment.
  v_at := date_trunc('milliseconds', clock_timestamp());
  v_now := wire_time(v_at);

  -- Nearly every batch is fresh: it is inserted unseen, and the index of the keys drops what was there. Only then are
  -- the numbers full of holes, and the fresh items, known by now, are inserted again without the others.
  LOOP
    SELECT coalesce(array_agg(gen_random_uuid()), '{}'),
           coalesce(array_agg(coalesce(wire_time(r."occurredAt"), v_now)), '{}'),
           coalesce(array_agg(r."contentHash"), '{}')
      INTO v_ids, v_occurred, v_contents
      FROM jsonb_to_recordset(v_fresh) AS r("occurredAt" timestamptz(3), "contentHash" text);
    v_count := 0;
    v_hash := v_head;
    v_hashes := ARRAY[v_head];
    FOREACH v_content IN ARRAY v_contents LOOP
      v_count := v_count + 1;
      v_hash := encode(sha256(convert_to(concat_ws(E'\n', 'v1', v_hash, p_incident, v_last + v_count, v_ids[v_count],
                  v_occurred[v_count], v_now, v_content), 'UTF8')), 'hex');
      v_hashes := v_hashes || v_hash;
    END LOOP;

    INSERT INTO timeline_event (
      id, organization_id, incident_id, seq, kind, occurred_at, recorded_at, actor_id, actor_name, source, body, payload,
      idempotency_key, request_hash, supersedes_id, thread_id, content_hash, prev_hash, hash
    )
    SELECT f.id, p_organization, p_incident, v_last + f.n, f.kind, coalesce(f.occurred_at, v_at), v_at, f.actor_id,
           f.actor_name, f.source, f.body, f.payload, f.key, f.request_hash, f.supersedes_id, f.thread_id, f.content_hash,
           f.prev_hash, f.hash
      FROM ROWS FROM (
             jsonb_to_recordset(v_fresh) AS (
               "kind" text, "occurredAt" timestamptz(3), "actorId" uuid, "actorName" text, "source" text, "body" text,
               "payload" jsonb, "idempotencyKey" text, "requestHash" text, "contentHash" text, "supersedesId" uuid,
               "threadId" uuid
             ),
             unnest(v_ids), unnest(v_hashes[:v_count]), unnest(v_hashes[2:])
           ) WITH ORDINALITY AS f(kind, occurred_at, actor_id, actor_name, source, body, payload, key, request_hash,
                                  content_hash, supersedes_id, thread_id, id, prev_hash, hash, n)
    ON CONFLICT (incident_id, idempotency_key) DO NOTHING;
    GET DIAGNOSTICS v_inserted = ROW_COUNT;
    EXIT WHEN v_inserted = v_count;

    WITH holed AS (
      DELETE FROM timeline_event t WHERE t.incident_id = p_incident AND t.seq > v_last RETURNING t.idempotency_key
    )
    SELECT coalesce(array_agg(holed.idempotency_key), '{}') INTO v_fresh_keys FROM holed;
    SELECT coalesce(jsonb_agg(f.item ORDER BY f.n), '[]') INTO v_fresh
      FROM (
             SELECT DISTINCT ON (i.item->>'idempotencyKey') i.item, i.n
               FROM jsonb_array_elements(p_events) WITH ORDINALITY AS i(item, n)
              WHERE i.item->>'idempotencyKey' = ANY (v_fresh_keys)
              ORDER BY i.item->>'idempotencyKey', i.n
           ) f;
  END LOOP;

  IF v_count > 0 THEN
    UPDATE incident SET last_seq = v_last + v_count, head_hash = v_hash, updated_at = v_at WHERE id = p_incident;
    PERFORM pg_notify('timeline', json_build_object(
      'organization', p_organization, 'incident', p_incident, 'from', v_last + 1, 'to', v_last + v_count)::text);
  END IF;

  IF v_fresh_keys IS NULL THEN
    RETURN QUERY SELECT u.i::integer, 'stored', u.id, v_last + u.i, u.occurred_at, v_now, NULL::jsonb
                   FROM unnest(v_ids, v_occurred) WITH ORDINALITY AS u(id, occurred_at, i);
    RETURN;
  END IF;
  RETURN QUERY
    SELECT i.n::integer,
           CASE WHEN stored.request_hash <> i.item->>'requestHash' THEN 'conflict'
                WHEN stored.seq > v_last AND row_number() OVER (PARTITION BY stored.id ORDER BY i.n) = 1 THEN 'stored'
                ELSE 'duplicate' END,
           stored.id, stored.seq, wire_time(stored.occurred_at), wire_time(stored.recorded_at),
           CASE WHEN stored.request_hash = i.item->>'requestHash' THEN stored.wire END
      FROM jsonb_array_elements(p_events) WITH ORDINALITY AS i(item, n)
     CROSS JOIN LATERAL (
             SELECT t.id, t.request_hash, t.seq, t.occurred_at, t.recorded_at, timeline_event_wire(t) AS wire
               FROM timeline_event t
              WHERE t.incident_id = p_incident AND t.idempotency_key = i.item->>'idempotencyKey'
              LIMIT 1
           ) stored
     ORDER BY i.n;
END
$$;

-- What was told stays as it was told.
CREATE FUNCTION refuse_rewriting() RETURNS trigger
LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION 'The timeline is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER timeline_event_append_only BEFORE UPDATE ON timeline_event
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER timeline_event_no_truncate BEFORE TRUNCATE ON timeline_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
-- Entries that are counted go only with their incident, whose row is then gone already.
CREATE FUNCTION refuse_deleting() RETURNS trigger
LANGUAGE plpgsql
AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM incident WHERE id = OLD.incident_id AND last_seq >= OLD.seq) THEN
    RAISE EXCEPTION 'The timeline is append-only' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER timeline_event_no_delete BEFORE DELETE ON timeline_event
  FOR EACH ROW EXECUTE FUNCTION refuse_deleting();
