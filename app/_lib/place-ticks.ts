import type { KeyMoment } from "@/app/_lib/moments";

export interface Tick {
  /** In pixels from the left. */
  left: number;
  /** What happened there, in order; never empty. */
  moments: readonly KeyMoment[];
}

/** Ticks closer than this are one. */
const APART_PX = 5;

/** Where moments stand over a span of `width` pixels; what would lie over one another stands together. */
export function placeTicks(
  moments: readonly KeyMoment[],
  span: { from: number; to: number },
  width: number,
): readonly Tick[] {
  const length = span.to - span.from;
  if (!(length > 0) || !(width > 0)) return [];
  const ticks: { left: number; moments: KeyMoment[] }[] = [];
  const inside = moments.filter(({ at }) => at >= span.from && at <= span.to);
  for (const moment of inside.toSorted((a, b) => a.at - b.at || a.seq - b.seq)) {
    const left = ((moment.at - span.from) / length) * width;
    const last = ticks.at(-1);
    if (last && left - last.left < APART_PX) last.moments.push(moment);
    else ticks.push({ left, moments: [moment] });
  }
  return ticks;
}
