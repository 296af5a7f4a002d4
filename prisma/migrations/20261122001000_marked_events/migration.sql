-- What is pinned or a key update: few events say so, and each page that is opened asks for them.
CREATE INDEX "timeline_event_marked_idx" ON "timeline_event" ("incident_id", "seq")
 WHERE kind IN ('event_pinned', 'event_unpinned', 'event_marked', 'event_unmarked')
    OR (kind = 'message' AND payload->>'update' = 'true');
