import {
  FieldType,
  getFieldDisplayName,
  isLikelyAscendingVector,
  sortDataFrame,
  type DataFrame,
  type Field,
} from "@grafana/data";
import { stateOf, type State } from "./state-of";
import type { TimelineFieldConfig } from "./timeline-options";

/** A stretch of time in one state. */
export interface Stretch extends State {
  /** Epoch milliseconds. */
  from: number;
  to: number;
  /** Where its first value is in the field. */
  source: number;
}

export interface TimelineRow {
  name: string;
  field: Field;
  stretches: Stretch[];
}

interface States {
  /** States last until the next value, at the end to here (epoch milliseconds). */
  until: number;
  merge: boolean;
}
interface Samples {
  /** Each value stands for itself, over this share of the time between two. */
  share: number;
}

const STATE_TYPES: ReadonlySet<FieldType> = new Set([
  FieldType.number,
  FieldType.string,
  FieldType.boolean,
  FieldType.enum,
  FieldType.other,
]);
const customOf = (field: Field): TimelineFieldConfig => (field.config.custom ?? {}) as TimelineFieldConfig;
const isMissing = (value: unknown): boolean => value === null || (typeof value === "number" && Number.isNaN(value));

function statesOf(
  field: Field,
  times: readonly number[],
  ends: readonly number[] | undefined,
  { until, merge }: States,
): Stretch[] {
  const { spanNulls, insertNulls } = customOf(field);
  const stretches: Stretch[] = [];
  const read = reader(field, merge);
  let open: Stretch | undefined;
  const close = (at: number): void => {
    if (open) open.to = Math.max(open.from, Math.min(open.to, at));
    open = undefined;
  };
  const patience = typeof insertNulls === "number" ? insertNulls : Number.POSITIVE_INFINITY;
  const bridge = spanNulls === true ? Number.POSITIVE_INFINITY : typeof spanNulls === "number" ? spanNulls : 0;
  let last = Number.NEGATIVE_INFINITY;
  times.forEach((from, row) => {
    const value = field.values[row] as unknown;
    if (value === undefined) return;
    if (isMissing(value)) {
      if (!open || bridge === Number.POSITIVE_INFINITY) return;
      let next = row + 1;
      while (next < times.length && (field.values[next] === undefined || isMissing(field.values[next]))) next++;
      if ((times[next] ?? until) - last > bridge) close(from);
      return;
    }
    if (from - last > patience) close(last + patience);
    last = from;
    const to = ends?.[row] ?? until;
    const state = read(value);
    if (open && merge && open.key === state.key && !ends) return;
    close(from);
    open = { ...state, from, to: Math.max(from, to), source: row };
    stretches.push(open);
  });
  if (open && Number.isFinite(patience)) close(last + patience);
  return stretches;
}

function samplesOf(field: Field, times: readonly number[], width: number): Stretch[] {
  const read = reader(field, false);
  return times.flatMap((time, row) => {
    const value = field.values[row] as unknown;
    if (value === undefined || isMissing(value)) return [];
    return { ...read(value), from: time - width / 2, to: time + width / 2, source: row };
  });
}

/** Reads values of a field; few of them differ, and writing each is slow. */
function reader(field: Field, merged: boolean): (value: unknown) => State {
  const known = new Map<unknown, State>();
  return (value) => {
    const state = known.get(value) ?? stateOf(field, value, merged);
    known.set(value, state);
    return state;
  };
}

/** Least time between two values of any frame; without two values, all that there is room for. */
function stepOf(times: readonly (readonly number[])[], room: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const one of times)
    for (let row = 1; row < one.length; row++) {
      const gap = one[row]! - one[row - 1]!;
      if (gap > 0 && gap < least) least = gap;
    }
  return Number.isFinite(least) ? least : room;
}

interface TimelineRows {
  rows: TimelineRow[];
  /** How many there are, on all pages. */
  total: number;
}

/**
 * One row for each field that changes over time. Two times in a frame are begin and end of a state. `range` is what the
 * panel shows, in epoch milliseconds; of many rows those of one page are made, counted from 0.
 */
export function timelineRows(
  frames: DataFrame[],
  range: { from: number; to: number },
  how: States | Samples,
  page: { from: number; to: number } = { from: 0, to: Number.POSITIVE_INFINITY },
): TimelineRows {
  const timed = frames.flatMap((frame) => {
    const at = frame.fields.findIndex(({ type }) => type === FieldType.time);
    const time = frame.fields[at];
    if (!time) return [];
    return isLikelyAscendingVector(time.values) ? frame : sortDataFrame(frame, at);
  });
  const timesOf = (frame: DataFrame) =>
    frame.fields.filter(({ type }) => type === FieldType.time).map(({ values }) => values as number[]);
  const fields = timed.flatMap((frame) =>
    frame.fields
      .filter((field) => STATE_TYPES.has(field.type) && !customOf(field).hideFrom?.viz)
      .map((field) => ({ frame, field })),
  );
  const step = stepOf(
    timed.map((frame) => timesOf(frame)[0] ?? []),
    (range.to - range.from) / 20,
  );
  const rows = fields.slice(page.from, page.to).map(({ frame, field }) => {
    const [times = [], ends] = timesOf(frame);
    return {
      name: getFieldDisplayName(field, frame, frames),
      field,
      stretches: "share" in how ? samplesOf(field, times, step * how.share) : statesOf(field, times, ends, how),
    };
  });
  return { rows, total: fields.length };
}
