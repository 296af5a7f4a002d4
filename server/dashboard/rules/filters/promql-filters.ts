import { parser } from "@prometheus-io/lezer-promql";
import type { AdHocFilter } from "./ad-hoc-filter";
import { labelMatcher } from "./label-matcher";
import { insertAll, parseQuery, type Insertion } from "./syntax-edits";

/** Where a matcher goes: before the closing brace, after what stands there already. */
function intoBraces(text: string, from: number, to: number, matchers: string): Insertion {
  const inner = text.slice(from + 1, to - 1).trimEnd();
  const separator = inner === "" || inner.endsWith(",") ? "" : ",";
  return { at: from + 1 + inner.length, text: separator + matchers };
}

/**
 * A PromQL query that only sees series that fit the filters: every selector gets their matchers.
 *
 * @throws Refusal query-not-readable, filter-operator
 */
export function filterPromql(text: string, filters: readonly AdHocFilter[]): string {
  if (filters.length === 0 || text.trim() === "") return text;
  const matchers = filters.map((filter) => labelMatcher(filter, true)).join(",");
  const insertions: Insertion[] = [];
  parseQuery(parser, text).iterate({
    enter(node) {
      if (node.name !== "VectorSelector") return;
      const braces = node.node.getChild("LabelMatchers");
      insertions.push(
        braces ? intoBraces(text, braces.from, braces.to, matchers) : { at: node.to, text: `{${matchers}}` },
      );
    },
  });
  return insertAll(text, insertions);
}

/**
 * A PromQL query whose aggregations keep these labels apart as well. One that aggregates nothing keeps all labels
 * apart already, and so does `without`: Grafana's back end adds the labels to its list, which would drop them.
 *
 * @throws Refusal query-not-readable
 */
export function groupPromql(text: string, labels: readonly string[]): string {
  if (labels.length === 0 || text.trim() === "") return text;
  const insertions: Insertion[] = [];
  parseQuery(parser, text).iterate({
    enter(node) {
      if (node.name !== "AggregateExpr") return;
      const operation = node.node.getChild("AggregateOp");
      const modifier = node.node.getChild("AggregateModifier");
      if (!operation) return;
      if (!modifier) {
        const space = text[operation.to] === " " ? "" : " ";
        insertions.push({ at: operation.to, text: ` by (${labels.map(labelName).join(", ")})${space}` });
        return;
      }
      const grouping = modifier.getChild("GroupingLabels");
      if (!grouping || !modifier.getChild("By")) return;
      const known = new Set(grouping.getChildren("LabelName").map(({ from, to }) => text.slice(from, to)));
      const added = labels.filter((label) => !known.has(label)).map(labelName);
      const separator = /\(\s*$|,\s*$/.test(text.slice(grouping.from, grouping.to - 1)) ? "" : ", ";
      if (added.length > 0) insertions.push({ at: grouping.to - 1, text: separator + added.join(", ") });
    },
  });
  return insertAll(text, insertions);
}

const labelName = (label: string): string => (/^[A-Za-z_]\w*$/.test(label) ? label : JSON.stringify(label));
