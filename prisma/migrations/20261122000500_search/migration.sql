-- What people said, by its words. Filled after the fact by an indexer that goes through each timeline in order, so
-- that nobody who writes waits for it. Everything here can be made again from the timelines.

-- How far each timeline has been read.
CREATE TABLE "search_progress" (
    "incident_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "search_progress_pkey" PRIMARY KEY ("incident_id"),
    CONSTRAINT "search_progress_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Entries of an organization are numbered as they come; newer ones have higher numbers.
CREATE TABLE "search_counter" (
    "organization_id" UUID NOT NULL,
    "n" BIGINT NOT NULL,

    CONSTRAINT "search_counter_pkey" PRIMARY KEY ("organization_id"),
    CONSTRAINT "search_counter_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Every word that was ever used, about how often, and in the lowest and the highest number of an entry. The same of
-- each incident and each person, as the lexemes that stand for them.
CREATE TABLE "search_word" (
    "organization_id" UUID NOT NULL,
    "word" TEXT COLLATE "C" NOT NULL,
    "uses" INTEGER NOT NULL,
    "first_n" BIGINT NOT NULL,
    "last_n" BIGINT NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("organization_id", "word"),
    CONSTRAINT "search_word_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "search_entry" (
    "event_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "n" BIGINT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "document" tsvector NOT NULL,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("event_id"),
    CONSTRAINT "search_entry_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Without the pending list, which every search would have to go through row by row.
CREATE INDEX "search_entry_document_idx" ON "search_entry" USING gin ("document") WITH (fastupdate = off);
CREATE INDEX "search_entry_incident_id_idx" ON "search_entry"("incident_id");

-- Entries are searched in buckets of 8192, newest first: a word that everybody uses is found after one of them.
CREATE FUNCTION search_bucket(p_organization uuid, p_bucket bigint) RETURNS text
LANGUAGE sql IMMUTABLE
AS $$ SELECT '·b' || p_bucket || '.' || p_organization $$;

-- Where an entry belongs, as lexemes beside its words: no word begins with the dot.
CREATE FUNCTION search_scope(p_organization uuid, p_incident uuid, p_actor uuid, p_n bigint) RETURNS tsvector
LANGUAGE sql IMMUTABLE
AS $$
  SELECT array_to_tsvector(array_remove(
    ARRAY[search_bucket(p_organization, p_n >> 13), '·i' || p_incident, '·a' || p_actor], NULL))
$$;

-- The newest entries below p_before that fit p_query, newest first.
--
-- p_are_few: the caller knows that few entries fit, which are fetched at once. Otherwise they are looked for bucket by
-- bucket, so that no step goes through more than four buckets. p_low: none fits below.
CREATE FUNCTION search_entries(
  p_organization uuid, p_query tsquery, p_are_few boolean, p_low bigint, p_before bigint, p_from timestamptz, p_to timestamptz, p_limit integer
)
RETURNS TABLE (event_id uuid, n bigint)
LANGUAGE plpgsql STABLE
-- Plans are kept, and one that was made when there was little to search must serve when there is much.
SET enable_seqscan = off
SET jit = off
AS $$
#variable_conflict use_column
DECLARE
  v_bucket bigint;
  v_low bigint;
  v_width bigint := 1;
  v_rows integer;
  v_found integer := 0;
  v_query tsquery := p_query;
BEGIN
  SELECT least(c.n, p_before - 1) >> 13 INTO v_bucket FROM search_counter c WHERE c.organization_id = p_organization;
  WHILE v_bucket >= p_low >> 13 AND v_found < p_limit LOOP
    v_low := 0;
    IF NOT p_are_few THEN
      v_low := greatest(p_low >> 13, v_bucket - v_width + 1);
      SELECT p_query && string_agg(quote_literal(search_bucket(p_organization, b)), ' | ')::tsquery INTO v_query
        FROM generate_series(v_low, v_bucket) b;
    END IF;
    RETURN QUERY
      WITH hit AS MATERIALIZED (
        SELECT e.event_id, e.n
          FROM search_entry e
         WHERE e.document @@ v_query AND e.organization_id = p_organization
           AND e.n < p_before AND e.recorded_at >= p_from AND e.recorded_at < p_to
      )
      SELECT hit.event_id, hit.n FROM hit ORDER BY hit.n DESC LIMIT p_limit - v_found;
    GET DIAGNOSTICS v_rows = ROW_COUNT;
    v_found := v_found + v_rows;
    v_bucket := v_low - 1;
    v_width := 4;
  END LOOP;
END
$$;
