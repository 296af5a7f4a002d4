import { setImmediate } from "node:timers/promises";
import type { ConditionFailure } from "@/server/alert/contract/routing";
import { type MatchableRule, type Match, type Matches, matchRules, type RuleTrouble } from "@/server/alert/match-rules";
import type { RoutedFiring } from "@/server/alert/rules/compile-condition";

/** So many firings are matched at once, and then others have their turn. */
const AT_ONCE = 250;

function added(known: readonly ConditionFailure[], more: readonly ConditionFailure[]): ConditionFailure[] {
  const byKey = new Map(known.map((reason) => [`${reason.code} ${reason.about}`, { ...reason }]));
  for (const reason of more) {
    const held = byKey.get(`${reason.code} ${reason.about}`);
    if (held) held.count += reason.count;
    else byKey.set(`${reason.code} ${reason.about}`, { ...reason });
  }
  return [...byKey.values()];
}

/**
 * `matchRules` for many firings without holding the process up. A rule that was too slow once is passed over after that.
 * @throws the signal's reason, as soon as nobody waits for the answer any more
 */
export async function matchInTurns<Rule extends MatchableRule>(
  rules: readonly Rule[],
  firings: readonly RoutedFiring[],
  signal?: AbortSignal,
): Promise<Matches<Rule>> {
  const matches: Match<Rule>[] = [];
  const trouble = rules.map((): RuleTrouble => ({ failures: 0, reasons: [], isTooSlow: false }));
  for (let from = 0; from < firings.length; from += AT_ONCE) {
    signal?.throwIfAborted();
    const asked = [...rules.keys()].filter((index) => !trouble[index]?.isTooSlow);
    const part = matchRules(
      asked.flatMap((index) => rules[index] ?? []),
      firings.slice(from, from + AT_ONCE),
    );
    matches.push(...part.matches);
    for (const [place, index] of asked.entries()) {
      const [before, more] = [trouble[index], part.trouble[place]];
      if (!before || !more) continue;
      const reasons = added(before.reasons, more.reasons);
      trouble[index] = { failures: before.failures + more.failures, reasons, isTooSlow: more.isTooSlow };
    }
    await setImmediate();
  }
  return { matches, trouble };
}
