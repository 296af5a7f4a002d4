import { z } from "zod";
import { SEVERITIES } from "@/server/incident/contract";

/** What an organization means by a severity. */
const severityPolicy = z.strictObject({
  /** Instead of the product's own words; empty for these. */
  description: z
    .string()
    .trim()
    .max(200)
    .refine((text) => !text.includes("\0") && text.isWellFormed(), { message: "not text" }),
  /** How often a key update is owed while it runs; null where none is. */
  updateMinutes: z.number().int().min(5).max(10_080).nullable(),
});

export const severityPolicies = z.strictObject({
  severities: z.strictObject(
    Object.fromEntries(SEVERITIES.map((severity) => [severity, severityPolicy])) as Record<
      (typeof SEVERITIES)[number],
      typeof severityPolicy
    >,
  ),
  /** After how long without a word the room asks how it stands; null for never. */
  staleMinutes: z.number().int().min(15).max(43_200).nullable(),
});
export type SeverityPolicies = z.infer<typeof severityPolicies>;

/** What counts until somebody chooses. */
export const USUAL_POLICIES: SeverityPolicies = {
  severities: {
    sev1: { description: "", updateMinutes: 30 },
    sev2: { description: "", updateMinutes: 60 },
    sev3: { description: "", updateMinutes: 240 },
    sev4: { description: "", updateMinutes: null },
    sev5: { description: "", updateMinutes: null },
  },
  staleMinutes: 480,
};
