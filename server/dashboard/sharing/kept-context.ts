import { LRUCache } from "lru-cache";
import type { StoredDashboard } from "../contract";
import type { QueryContext } from "../rules/panel-queries";

/** As long as what variables offer is kept. */
const KEEP_MS = 10_000;
const MOST_KEPT = 100;

type Kept = LRUCache<string, Promise<QueryContext>>;

const kept = new WeakMap<StoredDashboard, Kept>();

/**
 * What the queries of a panel may know, worked out once for all who set the variables alike. It goes with the dashboard:
 * one that was read again starts anew. `key` names the permission set, the panel, the variables and about when.
 */
export function keptContext(
  dashboard: StoredDashboard,
  key: string,
  make: () => Promise<QueryContext>,
): Promise<QueryContext> {
  const contexts: Kept = kept.get(dashboard) ?? new LRUCache({ max: MOST_KEPT, ttl: KEEP_MS, ttlAutopurge: true });
  kept.set(dashboard, contexts);
  const known = contexts.get(key);
  if (known) return known;
  const made = make();
  contexts.set(key, made);
  made.catch(() => contexts.peek(key) === made && contexts.delete(key));
  return made;
}
