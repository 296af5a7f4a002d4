import { withoutName } from "./labels";
import { mapSeries, type VectorSeries } from "./value";

const SIMPLE: Readonly<Record<string, (value: number) => number>> = {
  abs: Math.abs,
  ceil: Math.ceil,
  floor: Math.floor,
  sqrt: Math.sqrt,
  exp: Math.exp,
  ln: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  sgn: Math.sign,
};

const WITH_SCALARS: Readonly<Record<string, (value: number, a: number, b: number) => number>> = {
  clamp_min: Math.max,
  clamp_max: Math.min,
  clamp: (value, low, high) => Math.max(low, Math.min(high, value)),
  round: (value, nearest) => Math.floor(value / nearest + 0.5) * nearest,
};

const DEFAULT_SCALAR: Readonly<Record<string, number>> = { round: 1 };

/** Functions that turn each value into another; undefined when `name` is none of them. */
export function applyInstantFunction(
  name: string,
  series: VectorSeries[],
  scalars: readonly Float64Array[],
): VectorSeries[] | undefined {
  const simple = SIMPLE[name];
  if (simple) return series.map((one) => mapSeries(one, withoutName(one.labels), simple));
  const withScalars = WITH_SCALARS[name];
  if (!withScalars) return undefined;
  const scalar = (index: number, step: number) => scalars[index]?.[step] ?? DEFAULT_SCALAR[name] ?? Number.NaN;
  // clamp_min and clamp_max would treat a missing second scalar as NaN if it reached Math.min.
  const second = name === "clamp" ? (step: number) => scalar(1, step) : undefined;
  return series.map((one) =>
    mapSeries(one, withoutName(one.labels), (value, step) =>
      second ? withScalars(value, scalar(0, step), second(step)) : withScalars(value, scalar(0, step), scalar(0, step)),
    ),
  );
}
