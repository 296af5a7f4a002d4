import type { PanelQueryInput, StoredPanel } from "../contract";

/** Numbers of points that are asked for: panels of nearly the same width ask the same. */
const POINTS = [10, 20, 50, 100, 150, 200, 300, 400, 600, 800, 1_200, 1_600, 2_400, 3_200, 4_800, 6_400, 8_000, 11_000];

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MILLISECONDS = [1, 2, 5, 10, 20, 50, 100, 200, 500];
/** Distances of points that read well, in milliseconds. */
const STEPS = [
  ...MILLISECONDS,
  ...[1, 2, 5, 10, 15, 20, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 20, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 7, 30, 365].map((count) => count * DAY),
];

/** The step that reads well and lies nearest. */
function nearestStep(ms: number): number {
  const above = STEPS.findIndex((step) => step >= ms);
  const upper = STEPS[above] ?? STEPS.at(-1)!;
  const lower = STEPS[above - 1] ?? upper;
  return ms - lower < upper - ms ? lower : upper;
}

/**
 * Rounds what depends on the width of one viewer's panel, so that viewers of one room ask the same: the number of
 * points upwards, and the distance of points to what follows from it. What the dashboard's author set stays, and so does
 * a distance that is larger than the width asks for.
 */
export function snapQuery(
  input: PanelQueryInput,
  panel: Pick<StoredPanel, "interval" | "maxDataPoints">,
): PanelQueryInput {
  if (panel.maxDataPoints) return input;
  const maxDataPoints = POINTS.find((count) => count >= input.maxDataPoints) ?? input.maxDataPoints;
  const span = input.range.to - input.range.from;
  const isOfWidth = !panel.interval && input.intervalMs <= (2 * span) / input.maxDataPoints;
  return { ...input, maxDataPoints, intervalMs: isOfWidth ? nearestStep(span / maxDataPoints) : input.intervalMs };
}
