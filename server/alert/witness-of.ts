import type { Witness } from "@/server/alert/rules/ended-firings";
import type { HeardFiring } from "@/server/alert/rules/plan-repair";
import { wordOfRule } from "@/server/alert/rules/word-of-rule";
import type { AlertFeed, FeedFilter, FiringAlert } from "@/server/ports/alert-feed";

export type LabelledFiring = HeardFiring & { labels: Record<string, string> };

/** More names make a filter that is longer than what it saves. */
const MOST_NAMES = 20;

/** Alerts of these names only: whoever is asked may know of many more that are nothing to us. */
function filterOf(missing: readonly LabelledFiring[]): FeedFilter {
  const names = new Set(missing.map(({ labels }) => labels.alertname ?? ""));
  if (names.size > MOST_NAMES) return {};
  const value = [...names].map((name) => name.replaceAll(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`)).join("|");
  return { matchers: [{ name: "alertname", value, isRegex: true, isEqual: true }] };
}

/**
 * Asks for all that tells whether firings have ended that a receiver is not told of any more.
 * @param known what it is told of
 */
export async function witnessOf(
  feed: AlertFeed,
  missing: readonly LabelledFiring[],
  missingSince: ReadonlyMap<string, number>,
  known: readonly FiringAlert[],
): Promise<Witness<LabelledFiring>> {
  const [runsSince, others, rules] = await Promise.all([
    feed.runsSince(),
    feed.alerts(filterOf(missing)),
    // They are read elsewhere, and nothing waits for them.
    feed.rules().catch(() => null),
  ]);
  return {
    runsSince,
    fires: new Set([...known, ...others].map(({ fingerprint }) => fingerprint)),
    ruleSays: ({ id, labels }) => wordOfRule(rules ?? [], labels, missingSince.get(id) ?? Number.POSITIVE_INFINITY),
  };
}
