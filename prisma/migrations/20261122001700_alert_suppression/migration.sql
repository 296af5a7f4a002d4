-- What holds an alert back, as its source says: ids of silences, fingerprints of other alerts, names of times.
ALTER TABLE "alert" ADD COLUMN "silenced_by" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "inhibited_by" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "muted_by" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "suppressed_at" TIMESTAMPTZ(3);

-- When the source was asked for what a call had left out.
ALTER TABLE "alert_group" ADD COLUMN "completed_at" TIMESTAMPTZ(3);
