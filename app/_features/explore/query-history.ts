import { z } from "zod";
import { ADHOC_KINDS } from "@/server/explore/contract";
import type { ExploreTarget } from "./explore-target";

const MOST = 20;

const entrySchema = z.object({
  dataSourceUid: z.string(),
  kind: z.enum(ADHOC_KINDS),
  expr: z.string(),
  instant: z.boolean(),
  limit: z.number(),
});

/** A query that was asked; its span is not kept: it is asked again for what is looked at then. */
export type PastQuery = z.infer<typeof entrySchema>;

const keyOf = (userId: string): string => `explore-history:${userId}`;
const same = (a: PastQuery, b: PastQuery): boolean => a.expr === b.expr && a.dataSourceUid === b.dataSourceUid;

/** The newest first, each query once, no more than twenty. */
export function withQuery(history: readonly PastQuery[], target: ExploreTarget): PastQuery[] {
  const { dataSourceUid, kind, expr, instant, limit } = target;
  const entry = { dataSourceUid, kind, expr: expr.trim(), instant, limit };
  return [entry, ...history.filter((past) => !same(past, entry))].slice(0, MOST);
}

/** What this person asked in this browser. Storage that is full, closed or spoilt counts as empty. */
export function readHistory(userId: string, storage: Pick<Storage, "getItem"> = localStorage): PastQuery[] {
  try {
    return z
      .array(entrySchema)
      .parse(JSON.parse(storage.getItem(keyOf(userId)) ?? "[]"))
      .slice(0, MOST);
  } catch {
    return [];
  }
}

export function writeHistory(
  userId: string,
  history: readonly PastQuery[],
  storage: Pick<Storage, "setItem"> = localStorage,
): void {
  try {
    storage.setItem(keyOf(userId), JSON.stringify(history));
  } catch {
    // A browser that keeps nothing still asks queries.
  }
}
