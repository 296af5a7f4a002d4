-- CreateTable
CREATE TABLE "custom_field" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "options" JSONB NOT NULL DEFAULT '[]',
    "required" TEXT NOT NULL DEFAULT 'never',
    "is_asked" BOOLEAN NOT NULL DEFAULT false,
    "type_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[],
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "custom_field_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_field_value" (
    "incident_id" UUID NOT NULL,
    "field_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_field_value_pkey" PRIMARY KEY ("incident_id","field_id")
);

-- CreateIndex
CREATE INDEX "custom_field_organization_id_position_idx" ON "custom_field"("organization_id", "position");

-- CreateIndex
CREATE INDEX "incident_field_value_field_id_idx" ON "incident_field_value"("field_id");

-- AddForeignKey
ALTER TABLE "custom_field" ADD CONSTRAINT "custom_field_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_field_value" ADD CONSTRAINT "incident_field_value_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_field_value" ADD CONSTRAINT "incident_field_value_field_id_fkey" FOREIGN KEY ("field_id") REFERENCES "custom_field"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A name means one field, however it is written, archived ones included.
CREATE UNIQUE INDEX "custom_field_name_key" ON "custom_field"("organization_id", lower("name"));

ALTER TABLE "custom_field" ADD CONSTRAINT "custom_field_kind_check" CHECK ("kind" IN ('text', 'number', 'select', 'multi_select', 'date', 'link', 'person', 'yes_no'));
ALTER TABLE "custom_field" ADD CONSTRAINT "custom_field_required_check" CHECK ("required" IN ('never', 'resolve', 'close'));

-- Nothing is no value: an empty field has no row.
ALTER TABLE "incident_field_value" ADD CONSTRAINT "incident_field_value_value_check" CHECK ("value" <> 'null'::jsonb);
