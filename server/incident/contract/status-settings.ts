import { z } from "zod";
import { type IncidentStatus, STATUSES, statusSchema } from "@/server/incident/contract";

/** Those that every incident has to be able to come to. */
export const ALWAYS_ON: readonly IncidentStatus[] = ["triage", "investigating", "resolved", "closed"];
export const STATUS_NAME_MAX = 40;

const statusSetting = z.strictObject({
  status: statusSchema,
  /** Instead of the product's own words, in every language; empty for these. */
  name: z
    .string()
    .trim()
    .max(STATUS_NAME_MAX)
    // Of one line, and nothing that cannot be seen.
    .refine((text) => !/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u.test(text) && text.isWellFormed(), { message: "not text" }),
  /** Whether incidents may come to it; those that are in it may stay. */
  isOn: z.boolean(),
});

/** All statuses, in the order in which they are offered; between categories the order is the product's own. */
const statusList = z.array(statusSetting).superRefine((settings, context) => {
  if (settings.length !== STATUSES.length || new Set(settings.map(({ status }) => status)).size !== STATUSES.length) {
    context.addIssue({ code: "custom", message: "Not every status once" });
  }
  const names = new Map<string, number>();
  for (const [index, { status, name, isOn }] of settings.entries()) {
    if (!isOn && ALWAYS_ON.includes(status)) {
      context.addIssue({ code: "custom", path: [index, "isOn"], message: "needed" });
    }
    const folded = name.normalize("NFKC").toLocaleLowerCase("en");
    if (folded && names.has(folded)) context.addIssue({ code: "custom", path: [index, "name"], message: "twice" });
    names.set(folded, index);
  }
});

export const statusSettings = z.strictObject({
  /** Counted up by every change; 0 until the first. */
  version: z.number().int().min(0),
  statuses: statusList,
});
export type StatusSettings = z.infer<typeof statusSettings>;

/** What counts until somebody chooses. */
export const USUAL_STATUSES: StatusSettings = {
  version: 0,
  statuses: STATUSES.map((status) => ({ status, name: "", isOn: true })),
};
