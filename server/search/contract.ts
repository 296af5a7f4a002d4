import { z } from "zod";

export const SEARCH_TEXT_MAX = 300;

export const searchInput = z.strictObject({
  /** Words, "phrases", -without, from:username, in:214, before:2026-11-22, after:2026-11-20. */
  text: z.string().trim().max(SEARCH_TEXT_MAX),
  /** Only this incident; `in:` in the text says the same. */
  incidentNumber: z.number().int().min(1).max(2_147_483_647).optional(),
  /** `next` of the page before. */
  before: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.number().int().min(1).max(50).default(20),
});
export type SearchInput = z.infer<typeof searchInput>;

/** Something that was said and has the words that were looked for. Times are RFC 3339 in UTC. */
export interface SearchHit {
  eventId: string;
  incidentNumber: number;
  incidentTitle: string;
  seq: number;
  kind: string;
  occurredAt: string;
  recordedAt: string;
  actorName: string;
  /** A part of the text as it stands now; `marks` are the places of the words in it, as [from, to) in UTF-16 units. */
  excerpt: string;
  marks: [number, number][];
}

/** Newest first. */
export interface SearchPage {
  hits: SearchHit[];
  /** Where the next page begins; null when there is none. */
  next: number | null;
}
