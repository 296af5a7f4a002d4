import { labelsKey, onlyLabels, withoutLabels } from "./labels";
import { quantile } from "./quantile";
import { emptySeries, type Labels, type VectorSeries } from "./value";

export interface Grouping {
  mode: "by" | "without";
  labels: string[];
}

interface Group {
  labels: Labels;
  members: VectorSeries[];
}

function groups(series: VectorSeries[], grouping: Grouping): Group[] {
  const found = new Map<string, Group>();
  for (const member of series) {
    const labels =
      grouping.mode === "by"
        ? onlyLabels(member.labels, grouping.labels)
        : withoutLabels(member.labels, [...grouping.labels, "__name__"]);
    const key = labelsKey(labels);
    const group = found.get(key);
    if (group) group.members.push(member);
    else found.set(key, { labels, members: [member] });
  }
  return [...found.values()];
}

type Reduce = (values: number[]) => number;

const mean: Reduce = (values) => values.reduce((a, b) => a + b, 0) / values.length;
const variance: Reduce = (values) => {
  const middle = mean(values);
  return values.reduce((total, value) => total + (value - middle) ** 2, 0) / values.length;
};
// Prometheus prefers a number over NaN when it looks for the smallest or the largest.
const extreme =
  (better: (a: number, b: number) => boolean): Reduce =>
  (values) =>
    values.reduce((best, value) => (Number.isNaN(best) || better(value, best) ? value : best), Number.NaN);

const REDUCTIONS: Readonly<Record<string, Reduce>> = {
  sum: (values) => values.reduce((a, b) => a + b, 0),
  avg: mean,
  min: extreme((a, b) => a < b),
  max: extreme((a, b) => a > b),
  count: (values) => values.length,
  group: () => 1,
  stdvar: variance,
  stddev: (values) => Math.sqrt(variance(values)),
};

function reduceGroup(group: Group, count: number, reduce: (values: number[], step: number) => number): VectorSeries {
  const out = emptySeries(group.labels, count);
  const values: number[] = [];
  for (let i = 0; i < count; i++) {
    values.length = 0;
    for (const member of group.members) if (member.present[i]) values.push(member.values[i] ?? Number.NaN);
    if (values.length === 0) continue;
    out.values[i] = reduce(values, i);
    out.present[i] = 1;
  }
  return out;
}

/** Keeps the `k` largest (or smallest) series of each group, anew at each step, with all their labels. */
function rank(group: Group, count: number, limit: Float64Array, largest: boolean): VectorSeries[] {
  const outputs = group.members.map((member) => emptySeries(member.labels, count));
  const order = group.members.map((_member, index) => index);
  for (let i = 0; i < count; i++) {
    const value = (index: number) => group.members[index]?.values[i] ?? Number.NaN;
    const present = order.filter((index) => group.members[index]?.present[i]);
    present.sort((a, b) => {
      if (Number.isNaN(value(a))) return 1;
      if (Number.isNaN(value(b))) return -1;
      return largest ? value(b) - value(a) : value(a) - value(b);
    });
    for (const index of present.slice(0, Math.max(0, Math.trunc(limit[i] ?? 0)))) {
      const out = outputs[index];
      if (!out) continue;
      out.values[i] = value(index);
      out.present[i] = 1;
    }
  }
  // Strongest first, which is the order an instant query answers in.
  const strength = (series: VectorSeries) => (largest ? -1 : 1) * (series.values[count - 1] ?? 0);
  return outputs.filter((series) => series.present.includes(1)).sort((a, b) => strength(a) - strength(b));
}

/** Combines series that share the grouping's labels. `parameter` is the k of topk or the φ of quantile, per step. */
export function aggregate(
  operator: string,
  series: VectorSeries[],
  grouping: Grouping,
  count: number,
  parameter?: Float64Array,
): VectorSeries[] {
  const parameterAt = parameter ?? new Float64Array(count);
  if (operator === "topk" || operator === "bottomk") {
    return groups(series, grouping).flatMap((group) => rank(group, count, parameterAt, operator === "topk"));
  }
  const reduce = REDUCTIONS[operator];
  return groups(series, grouping).map((group) =>
    reduceGroup(group, count, reduce ?? ((values, step) => quantile(parameterAt[step] ?? Number.NaN, values))),
  );
}
