import { z } from "zod";
import { type IncidentStatus, incidentNumberSchema } from "@/server/incident/contract";

const number = incidentNumberSchema;
export const mergePairInput = z.strictObject({ number, into: number });
/** The same key merges once, however often it is sent. */
export const mergeInput = z.strictObject({ number, into: number, idempotencyKey: z.uuid() });
export const unmergeInput = z.strictObject({ number, idempotencyKey: z.uuid() });
export const ofIncidentInput = z.strictObject({ number });
export type MergePair = z.infer<typeof mergePairInput>;

/** Why two incidents cannot be merged; also in the details of MERGE_NOT_ALLOWED, as `reason`. */
export const MERGE_REFUSALS = [
  "itself",
  /** It is merged already, into `into`. */
  "merged",
  /** The other one is itself merged, into `into`. */
  "targetMerged",
  /** What is private would be seen by others. */
  "private",
  /** Drills only go with drills. */
  "mode",
  /** One that runs does not go into one that is over. */
  "ended",
  /** What it was merged into has gone on into `into`. */
  "further",
  /** It is not merged. */
  "notMerged",
] as const;

export interface MergeRefusal {
  reason: (typeof MERGE_REFUSALS)[number];
  /** Number of the incident that stands in the way; null for one that the reader may not see. */
  into?: number | null;
}

/** How much comes over, or goes back. */
export interface Moving {
  alerts: number;
  /** Open ones. */
  tasks: number;
  /** Those that stand. */
  silences: number;
}

export interface MergeSide {
  number: number;
  title: string;
  status: IncidentStatus;
}

/** What a merge would do. */
export interface MergePreview {
  source: MergeSide;
  target: MergeSide;
  moving: Moving;
  refusal: MergeRefusal | null;
}

export interface Merged {
  number: number;
  into: number;
  moved: Moving;
}

/** How an incident stands to others. Times are ISO 8601 in UTC. */
export interface MergeState {
  /** What it was merged into; `target` is null for one that the reader may not see. */
  merged: { target: MergeSide | null; by: string; at: string; back: Moving } | null;
  /** What was merged into it and the reader may see, the newest first. */
  from: (MergeSide & { by: string; at: string; back: Moving })[];
  /** Private ones that went on in it, whoever may see them. */
  privateCount: number;
}
