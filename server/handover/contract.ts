import { z } from "zod";
import type { IncidentRoleName, IncidentStatus, Severity } from "@/server/incident/contract";

export const HANDOFF_NOTE_MAX = 2_000;
const incidentNumber = z.number().int().min(1).max(2_147_483_647);

export const catchUpInput = z.strictObject({ incidentNumber });
export const giveHandoffInput = z.strictObject({
  incidentNumber,
  /** Made by the sender: the same key hands over once, however often it is sent. */
  idempotencyKey: z.uuid(),
  /** Who takes over; null for whoever comes next. */
  toUserId: z.uuid().nullable().default(null),
  note: z.string().trim().max(HANDOFF_NOTE_MAX).default(""),
});
export type GiveHandoffInput = z.infer<typeof giveHandoffInput>;

/** Something that a line names; the reader's language has the words for what is more than a text. Times are RFC 3339. */
export type LineValue =
  | string
  | number
  | { severity: Severity }
  | { status: IncidentStatus }
  | { role: IncidentRoleName }
  | { at: string }
  | { ms: number };

/** One line: a key of messages, what goes into it, and the event that it rests on. */
export interface HandoverLine {
  key: string;
  values: Record<string, LineValue>;
  /** Position of that event; null where it is the incident's own state. */
  seq: number | null;
  at: string | null;
}

/** Lines of one kind, oldest first; the oldest beyond the cap are only counted. */
export interface HandoverSection {
  lines: HandoverLine[];
  more: number;
}

/** What somebody who comes late has to know; readable in 60 seconds. */
export interface CatchUp {
  number: number;
  title: string;
  severity: Severity;
  status: IncidentStatus;
  startedAt: string;
  resolvedAt: string | null;
  /** What was changed in its services before it began. */
  changed: HandoverSection;
  happened: HandoverSection;
  roles: HandoverSection;
  tried: HandoverSection;
  evidence: HandoverSection;
  tasks: HandoverSection;
  unknown: HandoverSection;
  lastSeq: number;
}
