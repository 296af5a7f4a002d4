import { compileCondition, type RoutedFiring } from "@/server/alert/compile-condition";
import { type RoutingAction, type RuleSettings, ruleSettings } from "@/server/alert/contract/routing";
import { builtInAction } from "@/server/alert/rules/built-in-action";
import { withinDeadline } from "@/server/platform/within-deadline";

export interface MatchableRule {
  id: string | null;
  condition: string;
  action: RoutingAction;
  settings: RuleSettings;
}

export interface Match {
  /** Null: the built-in rule. */
  rule: MatchableRule | null;
  action: RoutingAction;
  settings: RuleSettings;
}

export interface Matches {
  /** One for each firing, in their order. */
  matches: Match[];
  /** By rule, in their order. */
  trouble: { failures: number; isTooSlow: boolean }[];
}

/** For one rule over all firings of a batch: conditions take microseconds, patterns may take for ever. */
const DEADLINE_MS = 300;
const BUILT_IN = ruleSettings.parse({});

/** The first rule that fits each firing. A condition that cannot be answered does not fit. */
export function matchRules(rules: readonly MatchableRule[], firings: readonly RoutedFiring[]): Matches {
  const matched = new Map<number, Match>();
  const trouble = rules.map((rule) => {
    const compiled = compileCondition(rule.condition);
    if ("error" in compiled) return { failures: firings.length - matched.size, isTooSlow: false };
    let failures = 0;
    const fits = (firing: RoutedFiring) => {
      try {
        return compiled.condition(firing);
      } catch {
        failures += 1;
        return false;
      }
    };
    const answered = withinDeadline(() => {
      for (const [index, firing] of firings.entries()) {
        if (!matched.has(index) && fits(firing))
          matched.set(index, { rule, action: rule.action, settings: rule.settings });
      }
    }, DEADLINE_MS);
    return { failures, isTooSlow: answered === undefined };
  });
  const matches = firings.map(
    ({ labels }, index) => matched.get(index) ?? { rule: null, action: builtInAction(labels), settings: BUILT_IN },
  );
  return { matches, trouble };
}
