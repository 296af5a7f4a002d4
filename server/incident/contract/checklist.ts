import { z } from "zod";
import { incidentNumberSchema } from "@/server/incident/contract";

export const CHECKS_MAX = 30;
export const CHECK_TEXT_MAX = 200;

/** Something that is to be done before an incident is resolved. */
const checkItem = z.strictObject({
  /** Made by whoever adds it: ticks stay with it when its words change. */
  id: z.uuid().toLowerCase(),
  text: z
    .string()
    .trim()
    .min(1)
    .max(CHECK_TEXT_MAX)
    .refine((text) => !/\p{Cc}|\p{Zl}|\p{Zp}/u.test(text) && text.isWellFormed(), { message: "not text" }),
});

/** In the order in which they are shown. */
export const checkItems = z
  .array(checkItem)
  .max(CHECKS_MAX)
  .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, { message: "twice" });

export const checklistSettings = z.strictObject({
  /** Counted up by every change; 0 until the first. */
  version: z.number().int().min(0),
  items: checkItems,
  /** What alerts alone would resolve goes to monitoring instead while items are open. */
  holdsAlerts: z.boolean(),
});
export type ChecklistSettings = z.infer<typeof checklistSettings>;

export const USUAL_CHECKLIST: ChecklistSettings = { version: 0, items: [], holdsAlerts: true };

export const checkInput = z.strictObject({
  number: incidentNumberSchema,
  idempotencyKey: z.uuid(),
  itemId: z.uuid().toLowerCase(),
  isDone: z.boolean(),
});

/** An item as it stands in an incident. Times are ISO 8601 in UTC. */
export interface CheckState {
  id: string;
  text: string;
  done: { at: string; by: string } | null;
}
