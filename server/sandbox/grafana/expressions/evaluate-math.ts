import { type ExpressionValue, type Labels, mapSamples, type Sample } from "./expression-value";
import type { MathNode } from "./parse-math";

const truth = (condition: boolean): number => (condition ? 1 : 0);

const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "%": (a, b) => a % b,
  "**": (a, b) => a ** b,
  "==": (a, b) => truth(a === b),
  "!=": (a, b) => truth(a !== b),
  ">": (a, b) => truth(a > b),
  ">=": (a, b) => truth(a >= b),
  "<": (a, b) => truth(a < b),
  "<=": (a, b) => truth(a <= b),
  "&&": (a, b) => truth(a !== 0 && b !== 0),
  "||": (a, b) => truth(a !== 0 || b !== 0),
};

/** Halves away from zero, which JavaScript rounds up. */
const round = (value: number): number => Math.sign(value) * Math.round(Math.abs(value));

const FUNCTIONS: Readonly<Record<string, (value: number) => number>> = {
  abs: Math.abs,
  log: Math.log,
  round,
  ceil: Math.ceil,
  floor: Math.floor,
  is_nan: (value) => truth(Number.isNaN(value)),
  is_inf: (value) => truth(Math.abs(value) === Infinity),
};
const CONSTANTS: Readonly<Record<string, Sample>> = { nan: Number.NaN, inf: Infinity, infn: -Infinity, null: null };

function applyFunction(name: string): (sample: Sample) => Sample {
  if (name === "is_null") return (sample) => truth(sample === null);
  if (name === "is_number") return (sample) => truth(sample !== null && Number.isFinite(sample));
  const change = FUNCTIONS[name] ?? ((value: number) => value);
  return (sample) => (sample === null ? Number.NaN : change(sample));
}

const entries = (labels: Labels): [string, string][] => Object.entries(labels);
const contains = (all: Labels, some: Labels): boolean => entries(some).every(([name, value]) => all[name] === value);

interface Pair {
  labels: Labels;
  left: ExpressionValue;
  right: ExpressionValue;
}

/** Items belong together when the labels of one are among those of the other, or when there is only one of each. */
function pairs(left: ExpressionValue[], right: ExpressionValue[]): Pair[] {
  const labelsOf = (value: ExpressionValue): Labels => (value.kind === "no-data" ? {} : value.labels);
  const found = left.flatMap((a) =>
    right.flatMap((b): Pair[] => {
      const [mine, theirs] = [labelsOf(a), labelsOf(b)];
      if (contains(mine, theirs)) return [{ labels: mine, left: a, right: b }];
      return contains(theirs, mine) ? [{ labels: theirs, left: a, right: b }] : [];
    }),
  );
  const [a, b] = [left[0], right[0]];
  if (found.length === 0 && left.length === 1 && right.length === 1 && a && b) {
    return [{ labels: {}, left: a, right: b }];
  }
  return found;
}

function combine({ labels, left, right }: Pair, operate: (a: number, b: number) => number): ExpressionValue {
  const samples = (a: Sample, b: Sample): Sample => (a === null || b === null ? null : operate(a, b));
  if (left.kind === "no-data" || right.kind === "no-data") return { kind: "no-data" };
  if (left.kind === "number" && right.kind === "number") {
    return { kind: "number", labels, value: samples(left.value, right.value) };
  }
  if (left.kind === "number" && right.kind === "series") {
    return { ...mapSamples(right, (sample) => samples(left.value, sample)), labels } as ExpressionValue;
  }
  if (left.kind === "series" && right.kind === "number") {
    return { ...mapSamples(left, (sample) => samples(sample, right.value)), labels } as ExpressionValue;
  }
  if (left.kind !== "series" || right.kind !== "series") return { kind: "no-data" };
  const known = new Map(right.times.map((time, i) => [time, right.values[i] ?? null]));
  const shared = [...left.times.keys()].filter((i) => known.has(left.times[i] ?? Number.NaN));
  return {
    kind: "series",
    labels,
    times: shared.map((i) => left.times[i] ?? 0),
    values: shared.map((i) => samples(left.values[i] ?? null, known.get(left.times[i] ?? 0) ?? null)),
  };
}

/** Evaluates a math expression over the values of the refIds that it names. */
export function evaluateMath(node: MathNode, variables: ReadonlyMap<string, ExpressionValue[]>): ExpressionValue[] {
  switch (node.kind) {
    case "number":
      return [{ kind: "number", labels: {}, value: node.value }];
    case "variable":
      return variables.get(node.name) ?? [];
    case "unary": {
      const change = node.operator === "-" ? (value: number) => -value : (value: number) => truth(value === 0);
      const applied = (sample: Sample): Sample => (sample === null ? null : change(sample) + 0);
      return evaluateMath(node.operand, variables).map((value) => mapSamples(value, applied));
    }
    case "call":
      if (!node.argument) return [{ kind: "number", labels: {}, value: CONSTANTS[node.name] ?? null }];
      return evaluateMath(node.argument, variables).map((value) => mapSamples(value, applyFunction(node.name)));
    case "binary": {
      const operate = OPERATORS[node.operator] ?? (() => Number.NaN);
      return pairs(evaluateMath(node.left, variables), evaluateMath(node.right, variables)).map((pair) =>
        combine(pair, operate),
      );
    }
  }
}
