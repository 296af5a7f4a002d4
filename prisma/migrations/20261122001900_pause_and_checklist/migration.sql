-- AlterTable
ALTER TABLE "incident" ADD COLUMN     "pause_reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "paused_until" TIMESTAMPTZ(3),
ADD COLUMN     "resumed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "incident_check" (
    "incident_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "done_by" TEXT,

    CONSTRAINT "incident_check_pkey" PRIMARY KEY ("incident_id","item_id")
);

-- AddForeignKey
ALTER TABLE "incident_check" ADD CONSTRAINT "incident_check_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A pause has an end, so that nothing rests for ever.
ALTER TABLE "incident" ADD CONSTRAINT "incident_paused_until_check" CHECK (("paused_at" IS NULL) = ("paused_until" IS NULL));

-- Whoever did it is told with when, and the other way round.
ALTER TABLE "incident_check" ADD CONSTRAINT "incident_check_done_check" CHECK (("done_at" IS NULL) = ("done_by" IS NULL));

-- The few that rest, by when they go on.
CREATE INDEX "incident_paused_until_idx" ON "incident"("paused_until") WHERE "paused_until" IS NOT NULL;
