ALTER TABLE "routing_rule" ADD COLUMN "updated_by" TEXT;
