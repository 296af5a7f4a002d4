-- Likeness of titles. Both Debian's PostgreSQL and the embedded one bring it, and the database's owner may make it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- AlterTable
ALTER TABLE "incident" ADD COLUMN     "merged_at" TIMESTAMPTZ(3),
ADD COLUMN     "merged_by" TEXT,
ADD COLUMN     "merged_into_id" UUID;

-- CreateTable
CREATE TABLE "incident_merge" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "alert_keys" JSONB NOT NULL DEFAULT '[]',
    "task_ids" UUID[],
    "silence_ids" UUID[],

    CONSTRAINT "incident_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_merge_alert" (
    "merge_id" UUID NOT NULL,
    "firing_id" UUID NOT NULL,
    "was_there" BOOLEAN NOT NULL DEFAULT false,
    "row" JSONB NOT NULL,

    CONSTRAINT "incident_merge_alert_pkey" PRIMARY KEY ("merge_id","firing_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "incident_merge_source_id_key" ON "incident_merge"("source_id");

-- CreateIndex
CREATE INDEX "incident_merge_target_id_idx" ON "incident_merge"("target_id");

-- CreateIndex
CREATE INDEX "incident_merge_alert_firing_id_idx" ON "incident_merge_alert"("firing_id");

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_merge" ADD CONSTRAINT "incident_merge_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_merge" ADD CONSTRAINT "incident_merge_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_merge_alert" ADD CONSTRAINT "incident_merge_alert_merge_id_fkey" FOREIGN KEY ("merge_id") REFERENCES "incident_merge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_merge_alert" ADD CONSTRAINT "incident_merge_alert_firing_id_fkey" FOREIGN KEY ("firing_id") REFERENCES "alert_firing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "incident" ADD CONSTRAINT "incident_merged_into_another" CHECK ("merged_into_id" <> "id");

-- The few that were merged: what is there besides is found without them.
CREATE INDEX "incident_merged_into_id_idx" ON "incident"("merged_into_id") WHERE "merged_into_id" IS NOT NULL;

-- Titles by their likeness, the nearest first, without reading all of them.
CREATE INDEX "incident_title_trgm_idx" ON "incident" USING gist ("title" gist_trgm_ops(siglen=32));

-- Which incidents had an alert of this name.
CREATE INDEX "alert_organization_id_name_idx" ON "alert"("organization_id", "name");
