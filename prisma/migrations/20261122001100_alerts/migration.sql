-- CreateTable
CREATE TABLE "alert_source" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "verification" TEXT NOT NULL,
    "options" JSONB NOT NULL DEFAULT '{}',
    "mapping" TEXT,
    "is_on" BOOLEAN NOT NULL DEFAULT true,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "refused_count" BIGINT NOT NULL DEFAULT 0,
    "refused_at" TIMESTAMPTZ(3),
    "refused_reason" TEXT,

    CONSTRAINT "alert_source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_source_secret" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_source_secret_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" BIGSERIAL NOT NULL,
    "organization_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "headers" JSONB NOT NULL DEFAULT '{}',
    "body" BYTEA,
    "bytes" INTEGER NOT NULL,
    "signature" TEXT,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(3),
    "taken" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dead_letter" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "delivery_id" BIGINT NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dead_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_group" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "group_key" TEXT NOT NULL,
    "labels" JSONB NOT NULL DEFAULT '{}',
    "receiver" TEXT NOT NULL DEFAULT '',
    "external_url" TEXT NOT NULL DEFAULT '',
    "truncated" INTEGER NOT NULL DEFAULT 0,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "group_id" UUID,
    "name" TEXT NOT NULL,
    "labels" JSONB NOT NULL DEFAULT '{}',
    "annotations" JSONB NOT NULL DEFAULT '{}',
    "values" JSONB NOT NULL DEFAULT '{}',
    "links" JSONB NOT NULL DEFAULT '{}',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_firing" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "alert_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "told_ends_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "acknowledged_at" TIMESTAMPTZ(3),
    "labels" JSONB NOT NULL DEFAULT '{}',
    "annotations" JSONB NOT NULL DEFAULT '{}',
    "values" JSONB NOT NULL DEFAULT '{}',
    "links" JSONB NOT NULL DEFAULT '{}',
    "told_at" TIMESTAMPTZ(3) NOT NULL,
    "told_by" BIGINT NOT NULL,
    "heard_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "outcome" TEXT,
    "rule_id" UUID,

    CONSTRAINT "alert_firing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_alert" (
    "incident_id" UUID NOT NULL,
    "firing_id" UUID NOT NULL,
    "alert_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "attached_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "fired_told_at" TIMESTAMPTZ(3),
    "ended_told_at" TIMESTAMPTZ(3),
    "evidence" TEXT NOT NULL DEFAULT 'none',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "incident_alert_pkey" PRIMARY KEY ("incident_id","firing_id")
);

-- CreateTable
CREATE TABLE "routing_rule" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "condition" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "is_on" BOOLEAN NOT NULL DEFAULT true,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "routing_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_incident_key" (
    "organization_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "incident_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "at_end" TEXT NOT NULL DEFAULT 'resolve',
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_incident_key_pkey" PRIMARY KEY ("organization_id","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "alert_source_key_key" ON "alert_source"("key");

-- CreateIndex
CREATE UNIQUE INDEX "alert_source_organization_id_name_key" ON "alert_source"("organization_id", "name");

-- CreateIndex
CREATE INDEX "alert_source_secret_source_id_idx" ON "alert_source_secret"("source_id");

-- CreateIndex
CREATE INDEX "webhook_delivery_source_id_id_idx" ON "webhook_delivery"("source_id", "id" DESC);

-- CreateIndex
CREATE INDEX "webhook_delivery_organization_id_received_at_idx" ON "webhook_delivery"("organization_id", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_source_id_signature_key" ON "webhook_delivery"("source_id", "signature");

-- CreateIndex
CREATE INDEX "dead_letter_organization_id_created_at_idx" ON "dead_letter"("organization_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "dead_letter_delivery_id_idx" ON "dead_letter"("delivery_id");

-- CreateIndex
CREATE UNIQUE INDEX "alert_group_source_id_group_key_key" ON "alert_group"("source_id", "group_key");

-- CreateIndex
CREATE INDEX "alert_group_id_idx" ON "alert"("group_id");

-- CreateIndex
CREATE INDEX "alert_organization_id_starts_at_idx" ON "alert"("organization_id", "starts_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "alert_source_id_fingerprint_key" ON "alert"("source_id", "fingerprint");

-- CreateIndex
CREATE INDEX "alert_firing_organization_id_starts_at_idx" ON "alert_firing"("organization_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "alert_firing_alert_id_starts_at_key" ON "alert_firing"("alert_id", "starts_at");

-- CreateIndex
CREATE INDEX "incident_alert_firing_id_idx" ON "incident_alert"("firing_id");

-- CreateIndex
CREATE INDEX "incident_alert_alert_id_idx" ON "incident_alert"("alert_id");

-- CreateIndex
CREATE INDEX "routing_rule_organization_id_position_idx" ON "routing_rule"("organization_id", "position");

-- CreateIndex
CREATE INDEX "alert_incident_key_incident_id_idx" ON "alert_incident_key"("incident_id");

-- AddForeignKey
ALTER TABLE "alert_source" ADD CONSTRAINT "alert_source_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_source_secret" ADD CONSTRAINT "alert_source_secret_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "alert_source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "alert_source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dead_letter" ADD CONSTRAINT "dead_letter_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "alert_source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dead_letter" ADD CONSTRAINT "dead_letter_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "webhook_delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_group" ADD CONSTRAINT "alert_group_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "alert_source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "alert_source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "alert_group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_firing" ADD CONSTRAINT "alert_firing_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_alert" ADD CONSTRAINT "incident_alert_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_alert" ADD CONSTRAINT "incident_alert_firing_id_fkey" FOREIGN KEY ("firing_id") REFERENCES "alert_firing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_alert" ADD CONSTRAINT "incident_alert_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "routing_rule" ADD CONSTRAINT "routing_rule_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_incident_key" ADD CONSTRAINT "alert_incident_key_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Deliveries that wait for the worker, in order; the many that are done stay out of it.
CREATE INDEX "webhook_delivery_pending_idx" ON "webhook_delivery"("organization_id", "id") WHERE "state" = 'pending';

-- What still fires.
CREATE INDEX "alert_firing_open_idx" ON "alert_firing"("organization_id", "alert_id") WHERE "ends_at" IS NULL;

-- What no rule has looked at yet.
CREATE INDEX "alert_firing_unrouted_idx" ON "alert_firing"("organization_id") WHERE "outcome" IS NULL;

-- What the timeline has not told yet, and what is to be captured.
CREATE INDEX "incident_alert_untold_idx" ON "incident_alert"("organization_id", "incident_id")
 WHERE "fired_told_at" IS NULL OR "ended_told_at" IS NULL;
CREATE INDEX "incident_alert_evidence_idx" ON "incident_alert"("next_attempt_at") WHERE "evidence" = 'pending';
