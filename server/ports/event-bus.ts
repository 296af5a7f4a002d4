/** New events `from..to` are committed in an incident's timeline; read them from the timeline, a hint carries no text. */
export interface TimelineHint {
  organization: string;
  incident: string;
  from: number;
  to: number;
}

/** A session, or everything that a person or an organization has open, may have lost its rights: check at once. */
export interface SessionHint {
  session?: string;
  user?: string;
  organization?: string;
}

/** Something changed for an organization, and is committed: look there. */
export interface OrganizationHint {
  organization: string;
}

export interface BusTopics {
  timeline: TimelineHint;
  session: SessionHint;
  /** Webhooks were stored and wait to be worked off. */
  delivery: OrganizationHint;
  /** Alerts, or what they belong to, stand otherwise than before. */
  alerts: OrganizationHint;
  /** The names of statuses, their order or which of them are on. */
  statuses: OrganizationHint;
}

export type BusTopic = keyof BusTopics;

/**
 * Hints between processes. Delivery is at most once and in the order of one publisher; a hint says where to look and
 * is never the only copy of anything. When hints may have been missed, `onResume` says so and the subscriber looks.
 */
export interface EventBus {
  /** Resolves when the bus has taken the hint. Rejects when it cannot; the caller has lost a hint, not data. */
  publish<T extends BusTopic>(topic: T, hint: BusTopics[T]): Promise<void>;
  /** Calls `handler` for each hint, those of this process too, until the returned function is called. */
  subscribe<T extends BusTopic>(topic: T, handler: (hint: BusTopics[T]) => void): () => void;
  /** Calls `handler` whenever the line was down and is up again, until the returned function is called. */
  onResume(handler: () => void): () => void;
  /** True while hints arrive. */
  isLive(): boolean;
  close(): Promise<void>;
}
