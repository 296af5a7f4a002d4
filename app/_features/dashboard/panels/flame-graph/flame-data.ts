/** The part of a data frame that is read here. */
export interface FlameFrame {
  length: number;
  fields: readonly {
    name: string;
    type: string;
    values: ArrayLike<unknown>;
    config?: { unit?: string; type?: { enum?: { text?: readonly string[] } } };
  }[];
}

/**
 * A flame graph, column by column. A bar begins at `start` and is `value` wide, both in the unit of the profile; bars of
 * one level are sorted by their start.
 */
export interface FlameData {
  labels: string[];
  levels: Int32Array;
  starts: Float64Array;
  values: Float64Array;
  /** What is spent in the bar itself, not in those above it. */
  selfs: Float64Array;
  parents: Int32Array;
  /** The bars of each level, from left to right. */
  byLevel: number[][];
  total: number;
  unit: string;
}

/** Most bars that are read. */
export const MOST_BARS = 200_000;

const count = (value: unknown): number => Math.max(0, Number.isFinite(Number(value)) ? Number(value) : 0);

/**
 * Reads a profile as Grafana's data sources send it: rows in depth-first order with a level, a value, a value of its own
 * and a label, which may be an index into the texts of an enum.
 *
 * @returns null where a column is missing
 * @see https://grafana.com/docs/grafana/latest/panels-visualizations/visualizations/flame-graph/#data-api
 */
export function flameData(frame: FlameFrame): FlameData | null {
  const field = (name: string) => frame.fields.find((each) => each.name.toLowerCase() === name);
  const [level, value, label, self] = [field("level"), field("value"), field("label"), field("self")];
  if (!level || !value || !label) return null;
  const texts = label.config?.type?.enum?.text;
  const labelAt = (row: number): string => {
    const raw = label.values[row];
    return texts && typeof raw === "number" ? (texts[raw] ?? String(raw)) : String(raw ?? "");
  };

  const length = Math.min(frame.length, MOST_BARS);
  const data: FlameData = {
    labels: Array.from({ length }, (_, row) => labelAt(row)),
    levels: new Int32Array(length),
    starts: new Float64Array(length),
    values: Float64Array.from({ length }, (_, row) => count(value.values[row])),
    selfs: Float64Array.from({ length }, (_, row) => count(self?.values[row])),
    parents: new Int32Array(length).fill(-1),
    byLevel: [],
    total: 0,
    unit: value.config?.unit ?? "short",
  };
  /** The last bar of each level, and where the next one of it would begin. */
  const last: number[] = [];
  const next: number[] = [];
  let before = -1;
  for (let row = 0; row < length; row++) {
    // A bar that skips levels would hang in the air: it stands on the one before.
    const at = Math.max(0, Math.min(Math.trunc(count(level.values[row])), before + 1));
    const parent = at === 0 ? -1 : (last[at - 1] ?? -1);
    const from = parent < 0 ? 0 : (data.starts[parent] ?? 0);
    data.levels[row] = at;
    data.parents[row] = parent;
    data.starts[row] = Math.max(next[at] ?? 0, from);
    next[at] = (data.starts[row] ?? 0) + (data.values[row] ?? 0);
    last[at] = row;
    (data.byLevel[at] ??= []).push(row);
    before = at;
  }
  data.total = next[0] ?? 0;
  return data;
}
