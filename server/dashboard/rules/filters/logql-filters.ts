import { parser } from "@grafana/lezer-logql";
import { Refusal } from "../refusal";
import type { AdHocFilter } from "./ad-hoc-filter";
import { labelMatcher } from "./label-matcher";
import { insertAll, parseQuery, type Insertion } from "./syntax-edits";

/** Stages that make labels; a filter by such a label has to stand behind them. */
const MAKES_LABELS = new Set([
  "LabelParser",
  "JsonExpressionParser",
  "LogfmtParser",
  "LogfmtExpressionParser",
  "LabelFormatExpr",
]);
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** A filter as a stage of a pipeline, where numbers may be compared too. */
function stage(filter: AdHocFilter): string {
  const { key, operator, values } = filter;
  if (!/^[<>]/.test(operator)) return ` | ${labelMatcher(filter, false)}`;
  const [value = ""] = values;
  if (!NUMBER.test(value) || !/^[A-Za-z_]\w*$/.test(key)) throw new Refusal("filter-operator", `${key} ${operator}`);
  return ` | ${key} ${operator} ${value}`;
}

/**
 * A LogQL query that only sees lines that fit the filters. Labels of the stream go into its selector; all others may be
 * made by a parser or be structured metadata, and are compared in the pipeline.
 *
 * @throws Refusal query-not-readable, filter-operator, filter-not-readable
 */
export function filterLogql(text: string, filters: readonly AdHocFilter[], streamLabels: ReadonlySet<string>): string {
  if (filters.length === 0 || text.trim() === "") return text;
  const ofStream = filters.filter(({ key, operator }) => streamLabels.has(key) && !/^[<>]/.test(operator));
  const matchers = ofStream.map((filter) => labelMatcher(filter, false)).join(", ");
  const stages = filters
    .filter((filter) => !ofStream.includes(filter))
    .map(stage)
    .join("");
  const insertions: Insertion[] = [];
  let selectors = 0;
  parseQuery(parser, text).iterate({
    enter(node) {
      if (node.name !== "Selector") return;
      selectors += 1;
      const filled = node.node.getChild("Matchers");
      const at = filled?.to ?? node.from + 1;
      if (matchers !== "") insertions.push({ at, text: filled ? `, ${matchers}` : matchers });
      if (stages === "") return;
      let behind = node.to;
      node.node.parent
        ?.getChild("PipelineExpr")
        ?.cursor()
        .iterate((inner) => {
          if (MAKES_LABELS.has(inner.name)) behind = Math.max(behind, inner.to);
        });
      insertions.push({ at: behind, text: stages });
    },
  });
  if (selectors === 0) throw new Refusal("query-not-readable", text.slice(0, 80));
  return insertAll(text, insertions);
}
