import { z } from "zod";
import type { ArgumentKind, CommandName } from "@/server/command/contract/commands";
import type { LineValue } from "@/server/handover/contract";

/** Longest line that is read; a message may be as long. */
export const LINE_MAX = 16_384;
/** Most candidates that are offered at once. */
export const CANDIDATES_MAX = 20;

const incidentNumber = z.number().int().min(1).max(2_147_483_647);
const line = z.string().max(LINE_MAX);
/** IANA name of the zone in which the sender reads clocks. */
const timeZone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9_+\-/]+$/)
  .default("UTC");

export const runCommandInput = z.strictObject({
  incidentNumber,
  /** Made by the sender: the same key is carried out once, however often it is sent. */
  idempotencyKey: z.uuid(),
  line,
  timeZone,
  /** What the sender's panels show, in epoch milliseconds; the last hour unless given. */
  range: z
    .strictObject({ from: z.number().int().min(0), to: z.number().int().min(0) })
    .refine((range) => range.from < range.to, { message: "the range must not be empty" })
    .optional(),
});
export type RunCommandInput = z.infer<typeof runCommandInput>;

export const previewCommandInput = z.strictObject({ incidentNumber, line, timeZone });
export type PreviewCommandInput = z.infer<typeof previewCommandInput>;

export const completeCommandInput = z.strictObject({
  incidentNumber,
  line,
  /** Where one is writing, counted in UTF-16 units from 0. */
  cursor: z.number().int().min(0).max(LINE_MAX),
});
export type CompleteCommandInput = z.infer<typeof completeCommandInput>;

export const PROBLEMS = [
  "unknownCommand",
  "notYet",
  "notAllowed",
  "unclosedQuote",
  "unknownOption",
  "givenTwice",
  "tooMany",
  "missing",
  "notASeverity",
  "notAStatus",
  "notARole",
  "notATime",
  "notADuration",
  "notAName",
  "unknownName",
  "severalNames",
  "sameAlready",
  "notNext",
  "inTheFuture",
  "isClosed",
  "checklistOpen",
  "fieldsMissing",
  "notRunning",
  "notPaused",
  "isPinned",
  "isFull",
  "noneOpen",
  "nothingPinned",
  "noSource",
  "notMatchers",
  "matchesAll",
] as const;

/** What is wrong with a line, and where: from the first unit to the one after the last. */
export interface CommandProblem {
  code: (typeof PROBLEMS)[number];
  start: number;
  end: number;
  /** The argument that it is about. */
  argument?: string;
  /** What was written, or what it was taken for. */
  value?: string;
}

/** One line that says what a command will do: a key of messages, and what goes into it. */
export interface CommandPreview {
  key: string;
  values: Record<string, LineValue>;
}

export type PreviewedCommand =
  | { ok: true; preview: CommandPreview }
  | { ok: false; problem: CommandProblem; preview: null };

/** Something that may stand where one is writing. */
export interface Candidate {
  kind: ArgumentKind | "command" | "option";
  /** What is put into the line. */
  insert: string;
  label: string;
  detail?: string;
}

export interface Completion {
  /** The part of the line that a candidate takes the place of. */
  from: number;
  to: number;
  candidates: Candidate[];
}

/** What the sender's page does after a command, beside what the timeline tells. */
export type CommandEffect =
  | { kind: "none" }
  | { kind: "incident"; number: number }
  | { kind: "link"; url: string; expiresAt: string }
  | { kind: "captured"; posted: number; failed: number }
  /** Grafana is away: it will be done when Grafana is back. */
  | { kind: "waiting" }
  | { kind: "catchUp" }
  /** A dialog of the room opens. */
  | { kind: "similar" | "merge" }
  | { kind: "help" };

export interface RanCommand {
  command: CommandName;
  effect: CommandEffect;
}
