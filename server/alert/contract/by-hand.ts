import { z } from "zod";
import { declareInput } from "@/server/incident/contract";

const incidentNumber = z.number().int().min(1).max(2_147_483_647);
const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes("\0") && value.isWellFormed(), { message: "not text" });

/** The newest firings of alerts become part of an incident, or are no part of it any more. */
export const attachInput = z.strictObject({
  incidentNumber,
  alertIds: z.array(z.uuid()).min(1).max(100),
  /** Made by the sender: the same one is done once. */
  idempotencyKey: z.uuid(),
});
export type AttachInput = z.infer<typeof attachInput>;
export interface Attached {
  /** Alerts that it was done for; those that belonged to the incident already, or not at all, are left out. */
  alertIds: string[];
}

const { visibility, typeId, fields } = declareInput.shape;

export const openInput = z.strictObject({
  alertIds: z.array(z.uuid()).min(1).max(100),
  title: text(200).trim().min(1),
  summary: text(4_000).trim().default(""),
  severity: z.enum(["sev1", "sev2", "sev3", "sev4", "sev5"]),
  visibility,
  /** Its first tasks come into the room, and its team where no service has one; all else is the sender's to take over. */
  typeId,
  fields,
  idempotencyKey: z.uuid(),
});
export type OpenInput = z.infer<typeof openInput>;
