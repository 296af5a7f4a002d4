import { z } from "zod";
import type { TimelineEvent } from "@/server/timeline/contract";

/** What is marked on the charts of a room. */
export const MOMENT_EVENT_KINDS = [
  "incident_declared",
  "status_changed",
  "severity_changed",
  "role_assigned",
  "evidence_posted",
  "annotation_written",
  "alert_fired",
  "alert_resolved",
  "alerts_fired",
  "alerts_resolved",
  "deployment",
  "runbook_started",
  "runbook_finished",
] as const satisfies readonly TimelineEvent["kind"][];

/** All that a mark says of its event: the rest of a payload stays where it is. */
export const MOMENT_FIELDS = [
  "title",
  "to",
  "role",
  "text",
  "alertname",
  "count",
  "service",
  "version",
  "outcome",
] as const;

/** A mark is some dozens of bytes: so many are still a small answer. */
const MOMENTS_MAX = 2_000;

/** The newest of them, or those before a position. */
export const momentsInput = z.strictObject({
  incidentNumber: z.number().int().min(1).max(2_147_483_647),
  before: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.number().int().min(1).max(MOMENTS_MAX).default(MOMENTS_MAX),
});
export type MomentsInput = z.infer<typeof momentsInput>;

export interface MomentEvent extends Pick<TimelineEvent, "seq" | "kind" | "payload"> {
  /** When it happened, in epoch milliseconds. */
  at: number;
}

export interface MomentsPage {
  /** Oldest first. */
  events: MomentEvent[];
  /** Ask on with `before` for what was recorded before `at` (epoch milliseconds); null at the beginning. */
  next: { before: number; at: number } | null;
}
