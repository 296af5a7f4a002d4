import type { EvidenceFrame, EvidenceResults } from "@/server/evidence/contract";
import { compareRows, type RowChange, type RowsCompared } from "./compare-rows";
import { courseColumns, isLog, timeColumn, valuesOf } from "./frame-values";
import { isSameValue } from "./match-rows";

/** Most points of one series that are named one by one. */
export const MAX_MARKS = 200;

/** What a point is: a number, or the state that something is in. */
type PointValue = number | string | boolean;

/** A point that differs; `before` is null where it was not there, `after` where it is not there any more. */
export interface ChangedPoint {
  /** Epoch milliseconds. */
  time: number;
  kind: "added" | "missing" | "rewritten";
  before: PointValue | null;
  after: PointValue | null;
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
  rows: RowsCompared["rows"];
  /** Only those that differ, in the order of the answers. */
  changes: SeriesChange[];
  rowChanges: RowChange[];
}

export interface ComparedHow {
  /** The capture was thinned out: only what is left of it is compared. */
  isThinned?: boolean;
  /** Type of the panel: of some, words over time are a course too. */
  panelType?: string;
}

interface Series {
  refId: string;
  name: string;
  points: Map<number, PointValue>;
}

function nameOf(frame: EvidenceFrame, column: number): string {
  const field = frame.schema.fields[column];
  const labels = Object.entries(field?.labels ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const plain = field?.name ?? "";
  if (labels.length === 0) return frame.schema.name && plain === "Value" ? frame.schema.name : plain;
  const text = `{${labels.map(([key, value]) => `${key}="${value}"`).join(", ")}}`;
  return plain === "Value" || plain === "" ? text : `${plain} ${text}`;
}

const OF_STATES: ReadonlySet<string> = new Set(["state-timeline", "status-history"]);
const STATES: ReadonlySet<string> = new Set(["number", "string", "boolean", "enum"]);
const isPoint = (value: unknown): value is PointValue =>
  typeof value === "number" || typeof value === "string" || typeof value === "boolean";

/** The columns that are compared point by point; none where rows are. */
function pointColumns(frame: EvidenceFrame, panelType: string): number[] {
  const columns = courseColumns(frame);
  const { fields } = frame.schema;
  if (!OF_STATES.has(panelType) || timeColumn(frame) === -1 || isLog(frame)) {
    const isFlag = (at: number): boolean => fields[at]?.type === "boolean";
    return columns.length > 0 ? fields.flatMap((_, at) => (columns.includes(at) || isFlag(at) ? [at] : [])) : [];
  }
  return fields.flatMap(({ type }, at) => (STATES.has(type) ? [at] : []));
}

/** Series by refId, name and labels; the second one of the same name is told apart by its number. */
function seriesOf(results: EvidenceResults, panelType: string): Map<string, Series> {
  const found = new Map<string, Series>();
  for (const [refId, { frames }] of Object.entries(results)) {
    for (const frame of frames) {
      const times = frame.data.values[timeColumn(frame)] ?? [];
      for (const column of pointColumns(frame, panelType)) {
        const name = nameOf(frame, column);
        let key = JSON.stringify([refId, name]);
        for (let count = 2; found.has(key); count += 1) key = JSON.stringify([refId, name, count]);
        const points: Series["points"] = new Map();
        for (const [row, value] of valuesOf(frame, column).entries()) {
          if (isPoint(value)) points.set(Number(times[row]), value);
        }
        found.set(key, { refId, name, points });
      }
    }
  }
  return found;
}

function changedPoints(before: Series["points"], after: Series["points"]): ChangedPoint[] {
  const last = [...before.keys()].reduce((most, time) => Math.max(most, time), Number.NEGATIVE_INFINITY);
  const points: ChangedPoint[] = [];
  for (const [time, was] of before) {
    const is = after.get(time);
    if (is === undefined) points.push({ time, kind: "missing", before: was, after: null, late: false });
    else if (!isSameValue(was, is)) points.push({ time, kind: "rewritten", before: was, after: is, late: false });
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

/** Compares what was captured with what the same queries over the same span answer later. */
export function compareResults(
  frozen: EvidenceResults,
  asked: EvidenceResults,
  { isThinned = false, panelType = "" }: ComparedHow = {},
): Comparison {
  const before = seriesOf(frozen, panelType);
  const later = seriesOf(asked, panelType);
  const after = isThinned ? alike(before, later) : later;
  const keys = [...before.keys(), ...[...after.keys()].filter((key) => !before.has(key))];
  const changes = keys.map((key) => change(key, before, after)).filter((each) => each !== null);
  const sum = (of: "added" | "missing" | "rewritten" | "late"): number =>
    changes.reduce((total, each) => total + each[of], 0);
  const isTable = (frame: EvidenceFrame): boolean => pointColumns(frame, panelType).length === 0;
  const { rows, changes: rowChanges } = compareRows(frozen, asked, isTable, isThinned);
  return {
    same: changes.length === 0 && rows.added + rows.missing + rows.changed === 0,
    points: { added: sum("added"), missing: sum("missing"), rewritten: sum("rewritten"), late: sum("late") },
    series: {
      new: changes.filter(({ kind }) => kind === "new").length,
      gone: changes.filter(({ kind }) => kind === "gone").length,
    },
    rows,
    changes,
    rowChanges,
  };
}
