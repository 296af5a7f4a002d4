import { MAX_THUMBNAIL, type EvidenceFrame, type EvidenceResults } from "@/server/evidence/contract";
import { courseColumns, isLog, numbersOf, timeColumn } from "./frame-values";

/** Lines, each of whole numbers from 0 to HEIGHT from left to right; null is a gap. */
export type Thumbnail = (number | null)[][];

const MOST_LINES = 4;
const POINTS = MAX_THUMBNAIL / MOST_LINES;
const HEIGHT = 100;

interface Range {
  from: number;
  to: number;
}

/** The last value that falls into each column of the picture. */
function course(frame: EvidenceFrame, column: number, { from, to }: Range): (number | null)[] {
  const line = Array.from({ length: POINTS }, (): number | null => null);
  const times = frame.data.values[timeColumn(frame)] ?? [];
  for (const [row, value] of numbersOf(frame, column).entries()) {
    const time = Number(times[row]);
    if (value === null || !Number.isFinite(value) || time < from || time > to) continue;
    line[Math.min(POINTS - 1, Math.floor(((time - from) / Math.max(1, to - from)) * POINTS))] = value;
  }
  return line;
}

function counts(frame: EvidenceFrame, { from, to }: Range): (number | null)[] {
  const line = Array.from({ length: POINTS }, () => 0);
  for (const time of frame.data.values[timeColumn(frame)] ?? []) {
    const at = Math.floor(((Number(time) - from) / Math.max(1, to - from)) * POINTS);
    if (at >= 0 && at < POINTS) line[at] = (line[at] ?? 0) + 1;
  }
  return line;
}

/** A picture of a few numbers for before the drawing; null where there is nothing over time. */
export function thumbnail(results: EvidenceResults, range: Range): Thumbnail | null {
  const frames = Object.values(results).flatMap((result) => result.frames);
  const lines = frames.flatMap((frame) => {
    if (isLog(frame) && timeColumn(frame) !== -1) return [counts(frame, range)];
    return courseColumns(frame).map((column) => course(frame, column, range));
  });
  const drawn = lines.filter((line) => line.filter((value) => value !== null).length > 1).slice(0, MOST_LINES);
  if (drawn.length === 0) return null;
  const values = drawn.flat().filter((value) => value !== null);
  const least = values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
  const most = values.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY);
  // Halves, since the distance of the largest numbers is no number any more.
  const height = most / 2 - least / 2;
  const scaled = (value: number): number =>
    height > 0 ? Math.round(((value / 2 - least / 2) / height) * HEIGHT) : HEIGHT / 2;
  return drawn.map((line) => line.map((value) => (value === null ? null : scaled(value))));
}
