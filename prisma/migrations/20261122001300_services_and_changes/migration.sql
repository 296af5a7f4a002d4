-- AlterTable
ALTER TABLE "service" ADD COLUMN     "lifecycle" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "links" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "matchers" TEXT[],
ADD COLUMN     "tier" INTEGER;

-- CreateTable
CREATE TABLE "service_dependency" (
    "service_id" UUID NOT NULL,
    "depends_on_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,

    CONSTRAINT "service_dependency_pkey" PRIMARY KEY ("service_id","depends_on_id")
);

-- CreateTable
CREATE TABLE "change_event" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "source_name" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "service_id" UUID,
    "service_name" TEXT NOT NULL DEFAULT '',
    "environment" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL,
    "version" TEXT NOT NULL DEFAULT '',
    "url" TEXT NOT NULL DEFAULT '',
    "actor" TEXT NOT NULL DEFAULT '',
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'unknown',
    "told_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "change_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "service_dependency_depends_on_id_idx" ON "service_dependency"("depends_on_id");

-- CreateIndex
CREATE UNIQUE INDEX "change_event_organization_id_source_external_id_key" ON "change_event"("organization_id", "source", "external_id");

-- CreateIndex
CREATE INDEX "change_event_organization_id_at_idx" ON "change_event"("organization_id", "at" DESC);

-- CreateIndex
CREATE INDEX "change_event_service_id_at_idx" ON "change_event"("service_id", "at" DESC);

-- AddForeignKey
ALTER TABLE "service_dependency" ADD CONSTRAINT "service_dependency_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_dependency" ADD CONSTRAINT "service_dependency_depends_on_id_fkey" FOREIGN KEY ("depends_on_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_event" ADD CONSTRAINT "change_event_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_event" ADD CONSTRAINT "change_event_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The matchers of a service that has none are an empty list, never null.
UPDATE "service" SET "matchers" = '{}' WHERE "matchers" IS NULL;

-- Nothing needs itself.
ALTER TABLE "service_dependency" ADD CONSTRAINT "service_dependency_check" CHECK ("service_id" <> "depends_on_id");
