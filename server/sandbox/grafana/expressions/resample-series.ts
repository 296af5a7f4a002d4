import { type ExpressionValue, ExpressionSyntaxError, type Sample } from "./expression-value";
import { requireReducer, reduceSeries } from "./reduce-series";

export interface Resampling {
  windowMs: number;
  downsampler: string;
  upsampler: string;
}

const UPSAMPLERS = new Set(["pad", "backfilling", "fillna"]);

/** @throws ExpressionSyntaxError for methods that Grafana does not have. */
export function requireSamplers({ downsampler, upsampler }: Resampling): void {
  requireReducer(downsampler);
  if (!UPSAMPLERS.has(upsampler)) throw new ExpressionSyntaxError(`upsampling ${upsampler} not implemented`);
}

function resample(
  { times, values }: { times: readonly number[]; values: readonly Sample[] },
  range: { from: number; to: number },
  { windowMs, downsampler, upsampler }: Resampling,
): { times: number[]; values: Sample[] } {
  const out: { times: number[]; values: Sample[] } = { times: [], values: [] };
  let next = 0;
  let last: Sample = null;
  for (let time = range.from; time <= range.to; time += windowMs) {
    const found: Sample[] = [];
    while (next < times.length && (times[next] ?? Infinity) <= time) found.push(values[next++] ?? null);
    out.times.push(time);
    if (found.length === 0) {
      out.values.push(upsampler === "pad" ? last : upsampler === "backfilling" ? (values[next] ?? null) : null);
      continue;
    }
    last = found.at(-1) ?? null;
    out.values.push(found.length === 1 ? last : downsample(found, downsampler));
  }
  return out;
}

function downsample(found: Sample[], reducer: string): Sample {
  const series: ExpressionValue = { kind: "series", labels: {}, times: [], values: found };
  const [reduced] = reduceSeries([series], { reducer, mode: "", replacement: 0 });
  return reduced?.kind === "number" ? reduced.value : null;
}

/** Brings every series onto a grid from the start of the range; each point stands for the window before it. */
export function resampleSeries(
  values: readonly ExpressionValue[],
  range: { from: number; to: number },
  resampling: Resampling,
): ExpressionValue[] {
  return values.map((value) =>
    value.kind === "series"
      ? { kind: "series", labels: value.labels, ...resample(value, range, resampling) }
      : { kind: "no-data" },
  );
}
