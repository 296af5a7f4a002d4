import { z } from "zod";
import type { Look } from "@/server/timeline/contract/look";

/** What the timeline tells today. A reader must also cope with kinds that a newer server added. */
export const EVENT_KINDS = [
  "message",
  "incident_declared",
  "status_changed",
  "severity_changed",
  "role_assigned",
  "title_changed",
  "type_changed",
  "dashboard_changed",
  "panel_pinned",
  "panel_unpinned",
  "panels_arranged",
  "services_changed",
  "visibility_changed",
  "incident_merged",
  "incident_unmerged",
  "times_changed",
  "incident_paused",
  "incident_resumed",
  "check_done",
  "check_reopened",
  "field_changed",
  "nudge",
  "task_added",
  "task_changed",
  "task_done",
  "task_reopened",
  "task_dropped",
  "handoff_given",
  "evidence_posted",
  "evidence_missing",
  "share_created",
  "share_revoked",
  "share_opened",
  "event_pinned",
  "person_joined",
  "person_left",
  "annotation_written",
  "alert_fired",
  "alert_resolved",
  "alert_attached",
  "alert_detached",
  "alerts_fired",
  "alerts_resolved",
  "silence_created",
  "silence_expired",
  "runbook_started",
  "runbook_finished",
  "deployment",
  "paged",
  "page_acknowledged",
] as const;
export type KnownEventKind = (typeof EVENT_KINDS)[number];

export const MESSAGE_MAX_CHARACTERS = 16_384;
export const PAGE_MAX = 500;
/** Files that one message may carry. */
export const ATTACHMENTS_MAX = 10;

const seq = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const incidentNumber = z.number().int().min(1).max(2_147_483_647);
const limit = z.number().int().min(1).max(PAGE_MAX);

/** One entry as it travels to readers. Times are RFC 3339 in UTC. */
export const timelineEvent = z.object({
  id: z.uuid(),
  /** Position in the incident's timeline: 1..n without holes. */
  seq: seq.min(1),
  /** One of `EVENT_KINDS`, or one that this build does not know. */
  kind: z.string(),
  /** When it happened, by the sender's account; it may lie before `recordedAt`, and order never depends on it. */
  occurredAt: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
  actorId: z.uuid().nullable(),
  actorName: z.string(),
  source: z.string(),
  body: z.string(),
  payload: z.record(z.string(), z.unknown()),
  /** Lets the sender find its own message again. */
  idempotencyKey: z.string(),
  /** The earlier event that this one edits, deletes, reacts to, pins or marks. */
  supersedesId: z.uuid().nullable(),
  /** The event that began the thread which this one answers in. */
  threadId: z.uuid().nullable(),
});
export type TimelineEvent = z.infer<typeof timelineEvent>;

/** What may be said in `body` is decided by `refusalOfMessage` in rules.ts. */
export const postMessageInput = z.strictObject({
  incidentNumber,
  /** Made by the sender: the same key with the same message is stored once, however often it is sent. */
  idempotencyKey: z.uuid(),
  /** May be empty when the message carries files. */
  body: z.string().trim(),
  occurredAt: z.iso.datetime({ offset: true }).optional(),
  /** The event that is answered; an answer to an answer joins the thread of that one. */
  threadId: z.uuid().optional(),
  /** Files that the sender has uploaded and not posted yet. */
  attachmentIds: z.array(z.uuid()).max(ATTACHMENTS_MAX).optional(),
  /** Marks the message as a key update from the start. */
  isUpdate: z.boolean().optional(),
  /** With a key update: when the next one is promised. */
  nextUpdateDueAt: z.iso.datetime({ offset: true }).optional(),
});
export type PostMessageInput = z.infer<typeof postMessageInput>;

/** Events after a position, oldest first. */
export const sinceInput = z.strictObject({ incidentNumber, after: seq, limit: limit.default(PAGE_MAX) });
export type SinceInput = z.infer<typeof sinceInput>;

/** The newest events, oldest first. */
export const latestInput = z.strictObject({ incidentNumber, limit: limit.default(100) });
export type LatestInput = z.infer<typeof latestInput>;

/**
 * The events right before a position, oldest first. With `upTo` as they stood when the timeline went so far: what came
 * after that position changes nothing.
 */
export const beforeInput = z.strictObject({
  incidentNumber,
  before: seq.min(1),
  limit: limit.default(100),
  upTo: seq.optional(),
});
export type BeforeInput = z.infer<typeof beforeInput>;

/** A run of events in order, and how far the timeline went when it was read. */
export interface TimelinePage {
  events: TimelineEvent[];
  lastSeq: number;
}

/** Somebody who is in the room. */
export interface RoomPerson {
  id: string;
  name: string;
}

/** What a browser may send over the room's socket. */
export const joinInput = z.strictObject({ number: incidentNumber, after: seq });
export const typingInput = z.strictObject({ number: incidentNumber });

/** The answer to `join`. `behind` tells a client that is too far back to page through `timeline.since`. */
export type JoinAnswer = { ok: true; lastSeq: number; role: string; behind: boolean } | { ok: false; error: string };

/** What the server sends over the room's socket. */
export interface RoomMessages {
  events: { number: number; events: TimelineEvent[] };
  presence: { number: number; people: RoomPerson[]; total: number };
  typing: { number: number; person: RoomPerson };
  /** What somebody sees, for those who follow them. */
  look: { number: number; person: RoomPerson; look: Look };
  /** Somebody asks everybody to see what they see. */
  "look-here": { number: number; person: RoomPerson; look: Look };
  /** `person` follows the one with this id, who tells what they see for a while. */
  "look-asked": { number: number; person: RoomPerson; userId: string };
  /** To those who watch: incidents, or alerts, of the organization stand otherwise than before; or its statuses are others. */
  changed: { incidents: boolean; alerts: boolean; statuses?: true };
  /** Nothing more will come for this room, and why. */
  left: { number: number; error: string };
  /** The server is about to close the connection, and why. */
  closing: { error: string };
}
