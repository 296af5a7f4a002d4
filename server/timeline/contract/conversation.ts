import { z } from "zod";
import { ATTACHMENTS_MAX, PAGE_MAX, type TimelineEvent, type TimelinePage } from "@/server/timeline/contract";
import type { AttachmentRef, Mention } from "@/server/timeline/contract/event-payloads";
import type { Done, PageEffects } from "@/server/timeline/contract/shown-entry";

/** People, teams and roles that one message may call; `@room` counts as one. */
export const MENTIONS_MAX = 50;
/** Different emoji on one event. */
export const REACTIONS_MAX = 20;
/** How often one message may be edited. */
export const EDITS_MAX = 100;
/** Events of one room that are pinned at once. */
export const PINS_MAX = 100;

const seq = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const incidentNumber = z.number().int().min(1).max(2_147_483_647);
const limit = z.number().int().min(1).max(PAGE_MAX).default(100);
const query = z.string().trim().max(100).default("");
const idempotencyKey = z.uuid();
const attachmentIds = z.array(z.uuid()).max(ATTACHMENTS_MAX).default([]);

/** What of an event is meant by those below: it may be of any kind, and lies in the incident that is named. */
const target = { incidentNumber, eventId: z.uuid(), idempotencyKey };

/** The whole new text, and all files that the message is to have. */
export const editInput = z.strictObject({ ...target, body: z.string(), attachmentIds });
export type EditInput = z.infer<typeof editInput>;

/** `remove`, `pin`, `unpin`, `mark` and `unmark`. */
export const targetInput = z.strictObject(target);
export type TargetInput = z.infer<typeof targetInput>;

/** `react` and `unreact`: one emoji, in any spelling of it. */
export const reactInput = z.strictObject({ ...target, emoji: z.string().min(1).max(64) });
export type ReactInput = z.infer<typeof reactInput>;

export const historyInput = z.strictObject({ incidentNumber, eventId: z.uuid() });
export type HistoryInput = z.infer<typeof historyInput>;

/** The newest answers of a thread, or those before a position. */
/** The answers to an event; with `upTo` as they stood when the timeline went so far. */
export const threadInput = z.strictObject({
  incidentNumber,
  rootId: z.uuid(),
  before: seq.min(1).optional(),
  upTo: seq.optional(),
  limit,
});
export type ThreadInput = z.infer<typeof threadInput>;

/**
 * The events around a position; around the event that a link to a position (`link`) or an id means, which of an answer is
 * what it answers; or around the first that was recorded at a time or after it.
 */
export const aroundInput = z.strictObject({
  incidentNumber,
  at: z.union([
    z.strictObject({ seq: seq.min(1) }),
    z.strictObject({ link: seq.min(1) }),
    z.strictObject({ eventId: z.uuid() }),
    z.strictObject({ time: z.iso.datetime({ offset: true }) }),
  ]),
  limit,
});
export type AroundInput = z.infer<typeof aroundInput>;

export const roomInput = z.strictObject({ incidentNumber });
export type RoomInput = z.infer<typeof roomInput>;

export const peopleInput = z.strictObject({ incidentNumber, query });
export type PeopleInput = z.infer<typeof peopleInput>;

/** The reader has seen everything up to here; an earlier position changes nothing. */
export const markReadInput = z.strictObject({ incidentNumber, seq });
export type MarkReadInput = z.infer<typeof markReadInput>;

/** What kinds of events are filtered by; see `rules/kind-groups.ts`. */
export const KIND_GROUPS = [
  "messages",
  "status",
  "tasks",
  "evidence",
  "alerts",
  "actions",
  "dashboards",
  "people",
  "sharing",
] as const;
export type KindGroup = (typeof KIND_GROUPS)[number];

/** Newest first in pages, oldest first in a page; nothing chosen is everything. */
export const filteredInput = z.strictObject({
  incidentNumber,
  groups: z.array(z.enum(KIND_GROUPS)).max(KIND_GROUPS.length).default([]),
  actorIds: z.array(z.uuid()).max(50).default([]),
  before: seq.min(1).optional(),
  limit,
});
export type FilteredInput = z.infer<typeof filteredInput>;

/** A page that may lie far back, with what came after it. */
export interface PageWithEffects extends TimelinePage {
  effects: PageEffects;
}

export interface AroundPage extends PageWithEffects {
  /** Position of what was asked for, or of what comes nearest; of an answer the position of what it answers. */
  focus: number;
  /** The thread to open when an answer was asked for. */
  reply: { rootId: string; eventId: string; seq: number } | null;
}

/** Answers of a thread, oldest first. `events` does not hold the root. */
export interface ThreadPage extends PageWithEffects {
  root: TimelineEvent;
  hasOlder: boolean;
}

export interface FilteredPage extends PageWithEffects {
  /** Ask on with this as `before`; null at the beginning of the timeline. A page may be empty and yet have more. */
  next: number | null;
}

/** Events as a list of their own (pins, key updates), oldest first. */
export interface EventList {
  events: TimelineEvent[];
  effects: PageEffects;
  lastSeq: number;
  /** True when there are more than are listed; the newest are. */
  isCut: boolean;
}

export interface MessageVersion extends Done {
  seq: number;
  body: string;
  mentions: readonly Mention[];
  attachments: readonly AttachmentRef[];
}

/** All that a message ever said, oldest first; its first version has the time of the message. */
export interface MessageHistory {
  versions: MessageVersion[];
  deleted: Done | null;
}

/** Somebody of the organization. */
export interface KnownPerson {
  id: string;
  name: string;
  username: string;
}

/** Something that can be written after an `@`; `detail` tells it from others of its name. */
export interface MentionCandidate extends Mention {
  detail: string;
}

/** How far the reader has read; null before the first visit. */
export interface ReadPosition {
  seq: number | null;
}
