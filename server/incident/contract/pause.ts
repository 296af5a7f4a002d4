import { z } from "zod";
import { incidentNumberSchema } from "@/server/incident/contract";

/** Longest pause, in days from now. */
export const PAUSE_MAX_DAYS = 90;
export const PAUSE_REASON_MAX = 500;

const seen = { number: incidentNumberSchema, version: z.number().int().min(1), idempotencyKey: z.uuid() };

export const pauseInput = z.strictObject({
  ...seen,
  until: z.iso.datetime({ offset: true }),
  reason: z
    .string()
    .trim()
    .min(1)
    .max(PAUSE_REASON_MAX)
    .refine((text) => !text.includes("\0") && text.isWellFormed(), { message: "not text" }),
});
export const resumeInput = z.strictObject(seen);

/** What ends a pause: somebody, its time, an alert that fires anew, or a change of the status. */
export const RESUMED_BY = ["person", "time", "alert", "status"] as const;
export type ResumedBy = (typeof RESUMED_BY)[number];
