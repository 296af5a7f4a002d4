import type { Statement } from "@/server/alert/rules/statement";
import type { Labels, Matcher } from "@/server/matcher/contract";
import { compileMatchers } from "@/server/matcher/rules/compile-matchers";

/** What the database can tell by itself. */
interface Comparison {
  type: "comparison";
  matcher: Matcher;
}
/** What only we can tell: patterns in RE2's language, and what a service is. It reads the labels of these names alone. */
export interface LabelTest {
  type: "test";
  names: readonly string[];
  holds(labels: Labels): boolean;
}
export type LabelCondition = Comparison | LabelTest;

/** What has to hold for all of the matchers to hold; null where a pattern cannot be read. */
export function conditionsOf(matchers: readonly Matcher[]): LabelCondition[] | null {
  const conditions: LabelCondition[] = [];
  for (const matcher of matchers) {
    if (!matcher.isRegex) {
      conditions.push({ type: "comparison", matcher });
      continue;
    }
    const holds = compileMatchers([matcher]);
    if (!holds) return null;
    conditions.push({ type: "test", names: [matcher.name], holds });
  }
  return conditions;
}

/** A label of `alert a`, empty where it is not there. */
const labelOf = (name: string, statement: Statement): string =>
  `coalesce(a.labels->>${statement.put(name, "text")}, '')`;

/** The values that a test looks at, as one text. */
export function readBy({ names }: LabelTest, statement: Statement): string {
  const [name = ""] = names;
  if (names.length <= 1) return labelOf(name, statement);
  return `jsonb_build_array(${names.map((each) => labelOf(each, statement)).join(", ")})::text`;
}

/** The labels that `readBy` put together. */
export function labelsRead({ names }: LabelTest, text: string): Record<string, string> {
  const values = names.length <= 1 ? [text] : (JSON.parse(text) as string[]);
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
}

/** A condition on `alert a`; `passed` are the texts on which each test holds. */
export function sqlOf(
  condition: LabelCondition,
  statement: Statement,
  passed: ReadonlyMap<LabelTest, readonly string[]>,
): string {
  if (condition.type === "test")
    return `${readBy(condition, statement)} = any (${statement.put(passed.get(condition) ?? [], "text[]")})`;
  const { name, value, isEqual } = condition.matcher;
  // The index knows which alerts have a label, and not which have none.
  if (isEqual && value !== "")
    return `a.labels @> jsonb_build_object(${statement.put(name, "text")}, ${statement.put(value, "text")})`;
  return `${labelOf(name, statement)} ${isEqual ? "=" : "<>"} ${statement.put(value, "text")}`;
}
