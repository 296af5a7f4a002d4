import type { Labels, Matcher } from "@/server/matcher/contract";

/** A silence as it is to stand. Times are epoch milliseconds. */
export interface WantedSilence {
  /** Ours: it is written into the comment, by which the silence is found again. */
  id: string;
  matchers: readonly Matcher[];
  startsAt: number;
  endsAt: number;
  /** The person who wants it. */
  createdBy: string;
  comment: string;
  /** The one that it takes the place of, by the other end's id. */
  replaces?: string;
}

/** A silence as it stands. Times are epoch milliseconds. */
export interface StandingSilence {
  /** The other end's. */
  externalId: string;
  /** Ours, where it is one of ours. */
  id: string | null;
  state: "pending" | "active" | "expired";
  matchers: Matcher[];
  startsAt: number;
  endsAt: number;
  updatedAt: number;
  createdBy: string;
  /** Without what marks it as ours. */
  comment: string;
}

/** What fires now and would be held back. */
export interface MatchCount {
  count: number;
  /** Of those, how many something holds back already. */
  suppressed: number;
  /** Labels of the first 20. */
  examples: Labels[];
}

/**
 * Silences of what sends the notifications. Rejections are AppErrors: BAD_INPUT for matchers and times that it does not
 * take, NOT_FOUND for an id that it does not know, and GRAFANA_… or ALERTMANAGER_… for the rest, with details as the
 * metrics port has them. After a rejection that is `retryable` the silence may stand nevertheless.
 */
export interface Silencer {
  /** Those that have not expired, at most 5,000, the soonest to end first; with `expired` those too. */
  list(filter: { expired?: boolean }, signal?: AbortSignal): Promise<StandingSilence[]>;
  /** Null for an id that is not known. */
  find(externalId: string, signal?: AbortSignal): Promise<StandingSilence | null>;
  /**
   * Writes it and resolves with the other end's id, which is a new one where the matchers of a running silence change;
   * the old one has ended then. With `mayStand` it is looked for by our id first, and what stands as wanted is not
   * written again. One that has expired is not brought back: NOT_FOUND.
   */
  write(silence: WantedSilence, mayStand: boolean, signal?: AbortSignal): Promise<string>;
  /** Ends it now. One that has ended, or is not known any more, stays so. */
  expire(externalId: string, signal?: AbortSignal): Promise<void>;
  count(matchers: readonly Matcher[], signal?: AbortSignal): Promise<MatchCount>;
}
