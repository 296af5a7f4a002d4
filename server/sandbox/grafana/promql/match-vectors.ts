import type { BinaryOperator, VectorMatching } from "./expression";
import { labelsKey, labelsText, onlyLabels, withoutLabels, withoutName } from "./labels";
import { isComparison, operate } from "./operators";
import { PromqlError } from "./promql-error";
import { emptySeries, type Labels, type VectorSeries } from "./value";

const matchingLabels = (labels: Labels, matching: VectorMatching): Labels =>
  matching.on ? onlyLabels(labels, matching.labels) : withoutLabels(labels, [...matching.labels, "__name__"]);

/** What must be equal on both sides for two series to meet. */
export const matchingKey = (labels: Labels, matching: VectorMatching): string =>
  labelsKey(matchingLabels(labels, matching));

function resultLabels(
  many: Labels,
  one: Labels,
  operator: BinaryOperator,
  bool: boolean,
  matching: VectorMatching,
): Labels {
  const keepsName = isComparison(operator) && !bool;
  if (matching.group === "none") {
    return matching.on || !keepsName ? matchingLabels(many, matching) : withoutLabels(many, matching.labels);
  }
  const labels: Record<string, string> = { ...(keepsName ? many : withoutName(many)) };
  for (const name of matching.include) {
    if (one[name]) labels[name] = one[name];
    else delete labels[name];
  }
  return labels;
}

function refuseDuplicates(side: "left" | "right", group: Labels, a: Labels, b: Labels): PromqlError {
  const advice = "many-to-many matching not allowed: matching labels must be unique on one side";
  return new PromqlError(
    "execution",
    `found duplicate series for the match group ${labelsText(group)} on the ${side} hand-side of the operation: [${labelsText(a)}, ${labelsText(b)}];${advice}`,
  );
}

/** One-to-one, many-to-one and one-to-many matching of two instant vectors. */
export function matchVectors(
  operator: BinaryOperator,
  bool: boolean,
  left: VectorSeries[],
  right: VectorSeries[],
  matching: VectorMatching,
  count: number,
): VectorSeries[] {
  const swapped = matching.group === "right";
  const [many, one] = swapped ? [right, left] : [left, right];
  const ones = new Map<string, VectorSeries[]>();
  for (const series of one) {
    const key = matchingKey(series.labels, matching);
    ones.set(key, [...(ones.get(key) ?? []), series]);
  }
  const results = new Map<string, VectorSeries>();
  const resultOf = (series: VectorSeries, partner: VectorSeries): VectorSeries => {
    const labels = resultLabels(series.labels, partner.labels, operator, bool, matching);
    const key = labelsKey(labels);
    const out = results.get(key) ?? emptySeries(labels, count);
    results.set(key, out);
    return out;
  };
  for (const series of many) {
    const partners = ones.get(matchingKey(series.labels, matching)) ?? [];
    const outputs = new Map(partners.map((partner) => [partner, resultOf(series, partner)]));
    for (let i = 0; i < count; i++) {
      if (!series.present[i]) continue;
      const [partner, duplicate] = partners.filter((candidate) => candidate.present[i]);
      const out = partner && outputs.get(partner);
      if (!partner || !out) continue;
      if (duplicate) {
        const group = matchingLabels(series.labels, matching);
        throw refuseDuplicates(swapped ? "left" : "right", group, partner.labels, duplicate.labels);
      }
      const manyValue = series.values[i] ?? Number.NaN;
      const oneValue = partner.values[i] ?? Number.NaN;
      const [a, b] = swapped ? [oneValue, manyValue] : [manyValue, oneValue];
      const value = operate(operator, bool, a, b, a);
      if (value === undefined) continue;
      if (out.present[i] === 1) {
        throw new PromqlError(
          "execution",
          "multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)",
        );
      }
      out.values[i] = value;
      out.present[i] = 1;
    }
  }
  return [...results.values()].filter((series) => series.present.includes(1));
}
