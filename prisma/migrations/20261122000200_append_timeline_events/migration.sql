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
  v_fresh text[];
  v_inserted text[];
  v_wires jsonb[];
BEGIN
  -- The lock serialises writers of one incident, so that no number is given twice and none is left out.
  SELECT i.last_seq INTO v_last
    FROM incident i
   WHERE i.id = p_incident AND i.organization_id = p_organization
     FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RETURN;
  END IF;

  -- Nearly every batch is fresh: it is inserted unseen, and the index of the keys drops what was there. Only then are
  -- the numbers full of holes, and the fresh items, known by now, are inserted again without them.
  LOOP
    WITH item AS (
      SELECT r.*, row_number() OVER (PARTITION BY r.key ORDER BY r.n) AS occurrence
        FROM ROWS FROM (jsonb_to_recordset(p_events) AS (
               "kind" text, "occurredAt" timestamptz, "actorId" uuid, "actorName" text, "source" text, "body" text,
               "payload" jsonb, "idempotencyKey" text, "requestHash" text, "supersedesId" uuid
             )) WITH ORDINALITY AS r(kind, occurred_at, actor_id, actor_name, source, body, payload, key, hash, supersedes_id, n)
    ), inserted AS (
      INSERT INTO timeline_event AS e (
        organization_id, incident_id, seq, kind, occurred_at, recorded_at, actor_id, actor_name, source, body, payload,
        idempotency_key, request_hash, supersedes_id
      )
      SELECT p_organization, p_incident, v_last + row_number() OVER (ORDER BY i.n), i.kind,
             coalesce(i.occurred_at, clock_timestamp()), clock_timestamp(), i.actor_id, i.actor_name,
             coalesce(i.source, 'web'), coalesce(i.body, ''), coalesce(i.payload, '{}'), i.key, i.hash, i.supersedes_id
        FROM item i
       WHERE v_fresh IS NULL OR (i.occurrence = 1 AND i.key = ANY (v_fresh))
      ON CONFLICT (incident_id, idempotency_key) DO NOTHING
      RETURNING e.seq, e.idempotency_key, timeline_event_wire(e) AS wire
    )
    SELECT coalesce(array_agg(x.idempotency_key), '{}'), array_agg(x.wire ORDER BY x.seq)
      INTO v_inserted, v_wires
      FROM inserted x;
    EXIT WHEN v_fresh IS NOT NULL OR cardinality(v_inserted) = jsonb_array_length(p_events);
    DELETE FROM timeline_event t WHERE t.incident_id = p_incident AND t.seq > v_last;
    v_fresh := v_inserted;
  END LOOP;

  IF cardinality(v_inserted) > 0 THEN
    UPDATE incident SET last_seq = v_last + cardinality(v_inserted), updated_at = clock_timestamp()
     WHERE id = p_incident;
    PERFORM pg_notify('timeline', json_build_object(
      'organization', p_organization, 'incident', p_incident,
      'from', v_last + 1, 'to', v_last + cardinality(v_inserted))::text);
  END IF;

  IF v_fresh IS NULL THEN
    RETURN QUERY SELECT u.n::integer, 'stored', u.wire FROM unnest(v_wires) WITH ORDINALITY AS u(wire, n);
    RETURN;
  END IF;
  RETURN QUERY
    SELECT i.n::integer,
           CASE WHEN stored.request_hash <> i.hash THEN 'conflict'
                WHEN stored.seq > v_last AND i.occurrence = 1 THEN 'stored'
                ELSE 'duplicate' END,
           CASE WHEN stored.request_hash = i.hash THEN stored.wire END
      FROM (
             SELECT r.n, r.key, r.hash, row_number() OVER (PARTITION BY r.key ORDER BY r.n) AS occurrence
               FROM ROWS FROM (jsonb_to_recordset(p_events) AS ("idempotencyKey" text, "requestHash" text))
                    WITH ORDINALITY AS r(key, hash, n)
           ) i
     CROSS JOIN LATERAL (
             SELECT t.request_hash, t.seq, timeline_event_wire(t) AS wire
               FROM timeline_event t
              WHERE t.incident_id = p_incident AND t.idempotency_key = i.key
              LIMIT 1
           ) stored
     ORDER BY i.n;
END
$$;
