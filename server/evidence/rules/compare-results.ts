import type { EvidenceFrame, EvidenceResults } from "@/server/evidence/contract";
import { courseColumns, numbersOf, rowsOf, timeColumn } from "./frame-values";

/** Values closer than this share of the larger one differ by how they were added up, not by what was measured. */
const NOISE = 1e-9;
/** Most points of one series that are named one by one. */
export const MAX_MARKS = 200;

/** A point that differs; `before` is null where it was not there, `after` where it is not there any more. */
export interface ChangedPoint {
  /** Epoch milliseconds. */
  time: number;
  kind: "added" | "missing" | "rewritten";
  before: number | null;
  after: number | null;
  /** Added behind everything that was there: it arrived after the capture. */
  late: boolean;
}

export interface SeriesChange {
  refId: string;
  /** As it is read: its labels, or the name of its column. */
  name: string;
  kind: "changed" | "new" | "gone";
  added: number;
  missing: number;
  rewritten: number;
  late: number;
  /** The first of them, in the order of time. */
  marks: ChangedPoint[];
}

/** What changed between two answers to the same question. Rows are lines of logs and rows of tables. */
export interface Comparison {
  same: boolean;
  points: { added: number; missing: number; rewritten: number; late: number };
  series: { new: number; gone: number };
  rows: { added: number; missing: number };
  /** Only those that differ, in the order of the answers. */
  changes: SeriesChange[];
}

interface Series {
  refId: string;
  name: string;
  points: Map<number, number>;
}

function nameOf(frame: EvidenceFrame, column: number): string {
  const field = frame.schema.fields[column];
  const labels = Object.entries(field?.labels ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const plain = field?.name ?? "";
  if (labels.length === 0) return frame.schema.name && plain === "Value" ? frame.schema.name : plain;
  const text = `{${labels.map(([key, value]) => `${key}="${value}"`).join(", ")}}`;
  return plain === "Value" || plain === "" ? text : `${plain} ${text}`;
}

/** Series by refId, name and labels; the second one of the same name is told apart by its number. */
function seriesOf(results: EvidenceResults): Map<string, Series> {
  const found = new Map<string, Series>();
  for (const [refId, { frames }] of Object.entries(results)) {
    for (const frame of frames) {
      const times = frame.data.values[timeColumn(frame)] ?? [];
      for (const column of courseColumns(frame)) {
        const name = nameOf(frame, column);
        let key = JSON.stringify([refId, name]);
        for (let count = 2; found.has(key); count += 1) key = JSON.stringify([refId, name, count]);
        const points = new Map<number, number>();
        for (const [row, value] of numbersOf(frame, column).entries()) {
          if (value !== null) points.set(Number(times[row]), value);
        }
        found.set(key, { refId, name, points });
      }
    }
  }
  return found;
}

function isSame(a: number, b: number): boolean {
  if (Object.is(a, b) || a === b) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  return Math.abs(a - b) <= NOISE * Math.max(Math.abs(a), Math.abs(b));
}

function changedPoints(before: Series["points"], after: Series["points"]): ChangedPoint[] {
  const last = [...before.keys()].reduce((most, time) => Math.max(most, time), Number.NEGATIVE_INFINITY);
  const points: ChangedPoint[] = [];
  for (const [time, was] of before) {
    const is = after.get(time);
    if (is === undefined) points.push({ time, kind: "missing", before: was, after: null, late: false });
    else if (!isSame(was, is)) points.push({ time, kind: "rewritten", before: was, after: is, late: false });
  }
  for (const [time, is] of after) {
    if (!before.has(time)) points.push({ time, kind: "added", before: null, after: is, late: time > last });
  }
  return points.toSorted((a, b) => a.time - b.time);
}

function change(key: string, frozen: Map<string, Series>, asked: Map<string, Series>): SeriesChange | null {
  const [before, after] = [frozen.get(key), asked.get(key)];
  const either = before ?? after;
  if (!either) return null;
  const points = changedPoints(before?.points ?? new Map(), after?.points ?? new Map());
  if (points.length === 0 && before && after) return null;
  const count = (kind: ChangedPoint["kind"]): number => points.filter((point) => point.kind === kind).length;
  return {
    refId: either.refId,
    name: either.name,
    kind: !before ? "new" : !after ? "gone" : "changed",
    added: count("added"),
    missing: count("missing"),
    rewritten: count("rewritten"),
    late: before ? points.filter(({ late }) => late).length : 0,
    marks: points.slice(0, MAX_MARKS),
  };
}

/** How often each row is there, in frames that show something else than values over time. */
function rowCounts(results: EvidenceResults): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [refId, { frames }] of Object.entries(results)) {
    for (const frame of frames.filter((each) => courseColumns(each).length === 0)) {
      for (let row = 0; row < rowsOf(frame); row += 1) {
        const key = JSON.stringify([refId, frame.data.values.map((column) => column[row] ?? null)]);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return counts;
}

function more(of: ReadonlyMap<string, number>, than: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [key, count] of of) sum += Math.max(0, count - (than.get(key) ?? 0));
  return sum;
}

/** Leaves out of an answer what a capture that was thinned out does not have either, except behind its end. */
function alike(before: ReadonlyMap<string, Series>, after: ReadonlyMap<string, Series>): Map<string, Series> {
  const kept = [...after].map(([key, series]) => {
    const times = before.get(key)?.points;
    if (!times) return [key, series] as const;
    const last = [...times.keys()].reduce((most, time) => Math.max(most, time), Number.NEGATIVE_INFINITY);
    const points = [...series.points].filter(([time]) => times.has(time) || time > last);
    return [key, { ...series, points: new Map(points) }] as const;
  });
  return new Map(kept);
}

/**
 * Compares what was captured with what the same queries over the same span answer later. Of a capture that was thinned
 * out only what is left of it is compared.
 */
export function compareResults(frozen: EvidenceResults, asked: EvidenceResults, isThinned = false): Comparison {
  const before = seriesOf(frozen);
  const after = isThinned ? alike(before, seriesOf(asked)) : seriesOf(asked);
  const keys = [...before.keys(), ...[...after.keys()].filter((key) => !before.has(key))];
  const changes = keys.map((key) => change(key, before, after)).filter((each) => each !== null);
  const sum = (of: "added" | "missing" | "rewritten" | "late"): number =>
    changes.reduce((total, each) => total + each[of], 0);
  const [rowsBefore, rowsAfter] = [rowCounts(frozen), rowCounts(asked)];
  const rows = { added: isThinned ? 0 : more(rowsAfter, rowsBefore), missing: more(rowsBefore, rowsAfter) };
  return {
    same: changes.length === 0 && rows.added === 0 && rows.missing === 0,
    points: { added: sum("added"), missing: sum("missing"), rewritten: sum("rewritten"), late: sum("late") },
    series: {
      new: changes.filter(({ kind }) => kind === "new").length,
      gone: changes.filter(({ kind }) => kind === "gone").length,
    },
    rows,
    changes,
  };
}
