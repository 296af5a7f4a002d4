import type { Visibility } from "@/server/dashboard/contract/dashboard-layout";

/** What conditions are about, where the conditional part stands. */
export interface VisibilityFacts {
  /** Chosen values of a variable; null where there is no such variable. */
  valuesOf(name: string): string[] | null;
  /** Null while it is not known. */
  hasData(): boolean | null;
  /** Length of the time range. */
  rangeMs(): number;
}

type Condition = Visibility["conditions"][number];

function matches(values: readonly string[], source: string): boolean | null {
  try {
    const pattern = new RegExp(source);
    return values.some((value) => pattern.test(value));
  } catch {
    return null;
  }
}

/** Null where it cannot be told: such a condition is left out, so that nothing is lost by a mistake in it. */
function holds(condition: Condition, facts: VisibilityFacts): boolean | null {
  if (condition.kind === "range") return facts.rangeMs() <= condition.maxMs;
  if (condition.kind === "data") return (facts.hasData() ?? true) === condition.hasData;
  const values = facts.valuesOf(condition.name);
  if (!values) return null;
  const { operator, value } = condition;
  if (operator === "equals") return values.includes(value);
  if (operator === "notEquals") return !values.includes(value);
  const found = matches(values, value);
  return found === null ? null : found === (operator === "matches");
}

/** Whether a part of the dashboard is drawn. What has not answered yet counts as something that has data. */
export function isVisible({ show, match, conditions }: Visibility, facts: VisibilityFacts): boolean {
  const known = conditions.map((condition) => holds(condition, facts)).filter((held) => held !== null);
  const met = known.length === 0 || (match === "all" ? known.every(Boolean) : known.some(Boolean));
  return known.length === 0 && conditions.length > 0 ? true : met === show;
}
