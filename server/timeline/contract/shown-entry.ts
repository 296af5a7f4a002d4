import type { TimelineEvent } from "@/server/timeline/contract";
import type { AttachmentRef, Mention } from "@/server/timeline/contract/event-payloads";

/** Who did something, as it was recorded. */
export interface Who {
  id: string | null;
  name: string;
}

/** That something was done to an event; `at` is RFC 3339, the time of recording. */
export interface Done {
  at: string;
  by: Who;
}

export interface ShownReaction {
  emoji: string;
  count: number;
  /** The first of those who reacted, in their order. */
  people: readonly Who[];
  /** True when the reader is one of them. */
  mine: boolean;
}

/** The answers to an event. */
export interface ShownThread {
  /** Deleted ones count: they still have their place. */
  replies: number;
  lastAt: string;
  /** The first who answered. */
  people: readonly Who[];
}

/**
 * An event as it is shown: what it said at first, and what later events made of it. It never changes once handed out,
 * and stays the same object while nothing about it changes.
 */
export interface ShownEntry {
  /** As it was recorded; what it says now stands beside it. */
  event: TimelineEvent;
  /** What it says now; empty when it was deleted. */
  body: string;
  mentions: readonly Mention[];
  attachments: readonly AttachmentRef[];
  edited: (Done & { times: number }) | null;
  deleted: Done | null;
  /** The first that was given comes first. */
  reactions: readonly ShownReaction[];
  pinned: Done | null;
  /** A key update of the incident. */
  marked: Done | null;
  thread: ShownThread | null;
}

/** A thread as it was up to a position; answers after it are counted on top. */
export interface ThreadSummary extends ShownThread {
  rootId: string;
  upTo: number;
}

/**
 * What came after a page and changes how its events are shown: of each event the newest edit, its deletion, pin and
 * mark, and everybody's last word on each emoji; and the threads that begin in the page.
 */
export interface PageEffects {
  events: TimelineEvent[];
  threads: ThreadSummary[];
}
