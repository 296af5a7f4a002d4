import { escapeRegex } from "../format-value";
import { Refusal } from "../refusal";
import type { AdHocFilter } from "./ad-hoc-filter";
import { literal } from "./syntax-edits";

const PLAIN_LABEL = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * A filter as a matcher of PromQL or LogQL: `job=~"api|db"`. One of and none of become patterns of escaped values.
 *
 * @throws Refusal filter-operator for comparisons, which matchers do not have
 */
export function labelMatcher({ key, operator, values }: AdHocFilter, quotesLabels: boolean): string {
  if (!PLAIN_LABEL.test(key) && !quotesLabels) throw new Refusal("filter-not-readable", key);
  const label = PLAIN_LABEL.test(key) ? key : literal(key);
  const oneOf = values.map(escapeRegex).join("|");
  switch (operator) {
    case "=|":
      return `${label}=~${literal(oneOf)}`;
    case "!=|":
      return `${label}!~${literal(oneOf)}`;
    case "=":
    case "!=":
    case "=~":
    case "!~":
      return `${label}${operator}${literal(values[0] ?? "")}`;
    default:
      throw new Refusal("filter-operator", `${key} ${operator}`);
  }
}
