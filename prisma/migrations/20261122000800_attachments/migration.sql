-- Which messages name a file: few entries do, and only they are indexed.
CREATE INDEX "timeline_event_attachments_idx" ON "timeline_event" USING gin ((payload->'attachments') jsonb_path_ops)
 WHERE payload ? 'attachments';
