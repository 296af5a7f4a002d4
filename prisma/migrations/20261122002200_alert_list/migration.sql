-- What is listed: what fires, and what has ended lately.
CREATE INDEX "alert_organization_id_ends_at_idx" ON "alert"("organization_id", "ends_at");

-- Which alerts have a label with a value.
CREATE INDEX "alert_labels_idx" ON "alert" USING GIN ("labels" jsonb_path_ops);

-- The alerts of a group in the order in which they are listed, read from its end; those without a group by their source.
CREATE INDEX "alert_place_idx" ON "alert"((coalesce("group_id", "source_id")), ("ends_at" IS NULL), "starts_at", "id");
