-- A stored event as it travels to readers; the only place that knows both spellings.
CREATE FUNCTION timeline_event_wire(e timeline_event) RETURNS jsonb
LANGUAGE sql STABLE
AS $$
  SELECT jsonb_build_object(
    'id', e.id,
    'seq', e.seq,
    'kind', e.kind,
    'occurredAt', to_char(e.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'recordedAt', to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'actorId', e.actor_id,
    'actorName', e.actor_name,
    'source', e.source,
    'body', e.body,
    'payload', e.payload,
    'idempotencyKey', e.idempotency_key,
    'pinned', e.pinned,
    'supersedesId', e.supersedes_id
  )
$$;

-- Appends a batch to one incident's timeline and announces it when the transaction commits.
--
-- p_events: array of {kind, occurredAt?, actorId?, actorName, source, body, payload, idempotencyKey, requestHash,
--           supersedesId?}.
-- Returns one row for each item, in the order given:
--   'stored'     fresh, numbered now
--   'duplicate'  the key was there with the same request: the stored event is returned
--   'conflict'   the key was there with another request: no event is returned, the other items go on
-- No row at all means that the organization has no such incident.
CREATE FUNCTION append_timeline_events(p_organization uuid, p_incident uuid, p_events jsonb)
RETURNS TABLE (ordinal integer, outcome text, event jsonb)
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
  v_last bigint;
  v_fresh bigint;
BEGIN
  -- The lock serialises writers of one incident. Under READ COMMITTED the next statement takes a new snapshot,
  -- so it sees every key that was committed before the lock was granted.
  SELECT i.last_seq INTO v_last
    FROM incident i
   WHERE i.id = p_incident AND i.organization_id = p_organization
     FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RETURN;
  END IF;

  WITH item AS (
    SELECT r.*
      FROM ROWS FROM (jsonb_to_recordset(p_events) AS (
             "kind" text, "occurredAt" timestamptz, "actorId" uuid, "actorName" text, "source" text, "body" text,
             "payload" jsonb, "idempotencyKey" text, "requestHash" text, "supersedesId" uuid
           )) WITH ORDINALITY AS r(kind, occurred_at, actor_id, actor_name, source, body, payload, key, hash, supersedes_id, n)
  ), fresh AS (
    SELECT DISTINCT ON (item.key) item.*
      FROM item
     WHERE NOT EXISTS (
             SELECT 1 FROM timeline_event t WHERE t.incident_id = p_incident AND t.idempotency_key = item.key
           )
     ORDER BY item.key, item.n
  ), inserted AS (
    INSERT INTO timeline_event (
      organization_id, incident_id, seq, kind, occurred_at, recorded_at, actor_id, actor_name, source, body, payload,
      idempotency_key, request_hash, supersedes_id
    )
    SELECT p_organization, p_incident, v_last + row_number() OVER (ORDER BY f.n), f.kind,
           coalesce(f.occurred_at, clock_timestamp()), clock_timestamp(), f.actor_id, f.actor_name,
           coalesce(f.source, 'web'), coalesce(f.body, ''), coalesce(f.payload, '{}'), f.key, f.hash, f.supersedes_id
      FROM fresh f
    RETURNING seq
  )
  SELECT count(*) INTO v_fresh FROM inserted;

  IF v_fresh > 0 THEN
    UPDATE incident SET last_seq = v_last + v_fresh, updated_at = clock_timestamp() WHERE id = p_incident;
    PERFORM pg_notify('timeline', json_build_object(
      'organization', p_organization, 'incident', p_incident, 'from', v_last + 1, 'to', v_last + v_fresh)::text);
  END IF;

  RETURN QUERY
    SELECT item.n::integer,
           CASE WHEN t.request_hash <> item.hash THEN 'conflict'
                WHEN t.seq > v_last AND item.first THEN 'stored'
                ELSE 'duplicate' END,
           CASE WHEN t.request_hash = item.hash THEN timeline_event_wire(t) END
      FROM (
             SELECT r.n, r.key, r.hash, r.n = min(r.n) OVER (PARTITION BY r.key) AS first
               FROM ROWS FROM (jsonb_to_recordset(p_events) AS ("idempotencyKey" text, "requestHash" text))
                    WITH ORDINALITY AS r(key, hash, n)
           ) item
      JOIN timeline_event t ON t.incident_id = p_incident AND t.idempotency_key = item.key
     ORDER BY item.n;
END
$$;
