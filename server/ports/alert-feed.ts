import type { Matcher } from "@/server/matcher/contract";
import type { AlertRule } from "@/server/ports/metrics";

/** An alert that fires now, by the word of what sends the notifications. Times are epoch milliseconds. */
export interface FiringAlert {
  /** As its webhooks name it. */
  fingerprint: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  startsAt: number;
  updatedAt: number;
  /** The rule or graph that it comes from; empty where it does not say. */
  url: string;
  receivers: string[];
  /** Ids of the silences, fingerprints of the alerts and names of the times that hold it back; none while it is heard. */
  heldBy: { silences: string[]; alerts: string[]; times: string[] };
}

/** Alerts that one receiver is told of together. */
export interface FiringGroup {
  labels: Record<string, string>;
  receiver: string;
  alerts: FiringAlert[];
}

/** All that is given has to hold. */
export interface FeedFilter {
  matchers?: readonly Matcher[];
  /** Name of the receiver. */
  receiver?: string;
}

/**
 * What fires now, for what webhooks did not tell: one that got lost, and groups that were cut. Nothing is written.
 * Rejections are those of the silencer port.
 */
export interface AlertFeed {
  /** Held back or not; an empty list when nothing fires. */
  alerts(filter: FeedFilter, signal?: AbortSignal): Promise<FiringAlert[]>;
  groups(filter: FeedFilter, signal?: AbortSignal): Promise<FiringGroup[]>;
  /**
   * Since when it has been running (epoch milliseconds, by its own clock): what began to fire before may be unknown to it
   * until it is told again. Null where it does not say, or where several answer in its name.
   */
  runsSince(signal?: AbortSignal): Promise<number | null>;
  /** Rules with their state and what is pending or firing of each; null where it knows of none. */
  rules(signal?: AbortSignal): Promise<AlertRule[] | null>;
}
