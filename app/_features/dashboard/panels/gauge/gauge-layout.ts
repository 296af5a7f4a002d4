import type { DialShape, Ring } from "./gauge-arc";

interface GaugeRoom {
  width: number;
  height: number;
  shape: DialShape;
  /** Share of the radius that the bar takes. */
  bar: number;
  /** Room around the dial for labels, in pixels. */
  margin: { across: number; along: number };
  /** Height of a line below the dial, or 0. */
  foot: number;
}

interface GaugeLayout {
  /** The middle of the bar. */
  ring: Ring;
  /** Width of the bar, and the outer radius with everything that belongs to the dial. */
  band: number;
  outer: number;
}

/** The largest dial that has room. An open dial is not as high as it is wide. */
export function gaugeLayout({ width, height, shape, bar, margin, foot }: GaugeRoom): GaugeLayout {
  const closed = shape.sweep > 300;
  const deep = closed ? 1 : Math.max(0, Math.sin((shape.start * Math.PI) / 180));
  const room = Math.max(0, height - foot);
  const outer = Math.max(8, Math.min((width - margin.across * 2) / 2, (room - margin.along * 2) / (1 + deep)));
  const band = Math.max(2, outer * bar * 0.5);
  const used = outer * (1 + deep) + margin.along * 2;
  return {
    ring: { cx: width / 2, cy: (room - used) / 2 + margin.along + outer, radius: outer - band / 2 },
    band,
    outer,
  };
}
