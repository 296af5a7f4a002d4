import {
  type ConditionFailure,
  type RoutingAction,
  type RuleSettings,
  ruleSettings,
} from "@/server/alert/contract/routing";
import { builtInAction } from "@/server/alert/rules/built-in-action";
import { compileCondition, type RoutedFiring } from "@/server/alert/rules/compile-condition";
import { failureOf } from "@/server/alert/rules/failure-of";
import { withinDeadline } from "@/server/platform/within-deadline";

export interface MatchableRule {
  id: string | null;
  condition: string;
  action: RoutingAction;
  settings: RuleSettings;
}

export interface Match<Rule = MatchableRule> {
  /** Null: the built-in rule. */
  rule: Rule | null;
  action: RoutingAction;
  settings: RuleSettings;
}

/** What a rule could not answer. */
export interface RuleTrouble {
  failures: number;
  /** Each once, with how often it was so. */
  reasons: ConditionFailure[];
  isTooSlow: boolean;
}

export interface Matches<Rule = MatchableRule> {
  /** One for each firing, in their order. */
  matches: Match<Rule>[];
  /** By rule, in their order. */
  trouble: RuleTrouble[];
}

/** For one rule over all firings of a batch: conditions take microseconds, patterns may take for ever. */
const DEADLINE_MS = 300;
const REASONS_MAX = 100;
const BUILT_IN = ruleSettings.parse({});

/** `withinDeadline`, where errors are thrown by the thousand and nobody asks where: each takes a quarter of the time so. */
function withoutTraces(run: () => void): ReturnType<typeof withinDeadline<void>> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return withinDeadline(run, DEADLINE_MS);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The first rule that fits each firing. A condition that cannot be answered does not fit. */
export function matchRules<Rule extends MatchableRule>(
  rules: readonly Rule[],
  firings: readonly RoutedFiring[],
): Matches<Rule> {
  const matched = new Map<number, Match<Rule>>();
  const trouble = rules.map((rule): RuleTrouble => {
    const compiled = compileCondition(rule.condition);
    if ("problem" in compiled) {
      const count = firings.length - matched.size;
      return { failures: count, reasons: [{ code: compiled.problem.code, about: "", count }], isTooSlow: false };
    }
    let failures = 0;
    const reasons = new Map<string, ConditionFailure>();
    const fits = (firing: RoutedFiring) => {
      try {
        return compiled.condition(firing);
      } catch (error) {
        failures += 1;
        const { code, about } = failureOf(error, rule.condition);
        const known = reasons.get(`${code} ${about}`);
        if (known) known.count += 1;
        else if (reasons.size < REASONS_MAX) reasons.set(`${code} ${about}`, { code, about, count: 1 });
        return false;
      }
    };
    const answered = withoutTraces(() => {
      for (const [index, firing] of firings.entries()) {
        if (!matched.has(index) && fits(firing))
          matched.set(index, { rule, action: rule.action, settings: rule.settings });
      }
    });
    return { failures, reasons: [...reasons.values()], isTooSlow: answered === undefined };
  });
  const matches = firings.map(
    ({ labels }, index) => matched.get(index) ?? { rule: null, action: builtInAction(labels), settings: BUILT_IN },
  );
  return { matches, trouble };
}
