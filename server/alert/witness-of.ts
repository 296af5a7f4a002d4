import type { Witness } from "@/server/alert/rules/ended-firings";
import type { HeardFiring } from "@/server/alert/rules/plan-repair";
import { wordOfRule } from "@/server/alert/rules/word-of-rule";
import type { AlertFeed } from "@/server/ports/alert-feed";

/** Asks for all that tells whether firings have ended that a receiver is not told of any more. */
export async function witnessOf(
  feed: AlertFeed,
  missingSince: ReadonlyMap<string, number>,
): Promise<Witness<HeardFiring & { labels: Record<string, string> }>> {
  const [runsSince, alerts, rules] = await Promise.all([
    feed.runsSince(),
    feed.alerts({}),
    // They are read elsewhere, and nothing waits for them.
    feed.rules().catch(() => null),
  ]);
  return {
    runsSince,
    fires: new Set(alerts.map(({ fingerprint }) => fingerprint)),
    ruleSays: ({ id, labels }) => wordOfRule(rules ?? [], labels, missingSince.get(id) ?? Number.POSITIVE_INFINITY),
  };
}
