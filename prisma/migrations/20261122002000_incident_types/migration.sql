-- CreateTable
CREATE TABLE "incident_type" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "severity" "severity",
    "visibility" TEXT,
    "summary" TEXT NOT NULL DEFAULT '',
    "tasks" JSONB NOT NULL DEFAULT '[]',
    "team_id" UUID,
    "position" INTEGER NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "incident_type_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "incident" ADD COLUMN     "type_id" UUID;

-- CreateIndex
CREATE INDEX "incident_type_organization_id_position_idx" ON "incident_type"("organization_id", "position");

-- CreateIndex
CREATE INDEX "incident_type_team_id_idx" ON "incident_type"("team_id");

-- AddForeignKey
ALTER TABLE "incident_type" ADD CONSTRAINT "incident_type_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_type" ADD CONSTRAINT "incident_type_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_type_id_fkey" FOREIGN KEY ("type_id") REFERENCES "incident_type"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "incident_type" ADD CONSTRAINT "incident_type_name_check" CHECK ("name" <> '' AND "name" = btrim("name"));
ALTER TABLE "incident_type" ADD CONSTRAINT "incident_type_visibility_check" CHECK ("visibility" = 'private');
ALTER TABLE "incident_type" ADD CONSTRAINT "incident_type_tasks_check" CHECK (jsonb_typeof("tasks") = 'array');
ALTER TABLE "incident_type" ADD CONSTRAINT "incident_type_position_check" CHECK ("position" >= 0);
ALTER TABLE "incident_type" ADD CONSTRAINT "incident_type_version_check" CHECK ("version" >= 1);

-- Also those that are put away: one that is brought back must not meet its own name.
CREATE UNIQUE INDEX "incident_type_name_key" ON "incident_type"("organization_id", lower("name"));

-- Most incidents have none.
CREATE INDEX "incident_type_id_idx" ON "incident"("type_id") WHERE "type_id" IS NOT NULL;
