/** A column of a table, by its name and the type that Grafana gives it. */
export interface RowColumn {
  name: string;
  type: string;
  values: ArrayLike<unknown>;
}

/** A row of either table and the one that it answers to in the other; null where there is none. */
export interface RowPair {
  before: number | null;
  after: number | null;
  /** Names of columns whose values differ. */
  changed: readonly string[];
}

/** Values closer than this share of the larger one differ by how they were added up, not by what was measured. */
const NOISE = 1e-9;
/** Columns that name a row whatever else is in it. */
const IDENTITY = /^(?:id|uid|key|span_?id)$/i;

type Both = { name: string; type: string; before: ArrayLike<unknown>; after: ArrayLike<unknown> };
type Side = "before" | "after";

/** Whether two values are the same to who reads them. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") {
    if (Object.is(a, b) || a === b) return true;
    if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
    return Math.abs(a - b) <= NOISE * Math.max(Math.abs(a), Math.abs(b));
  }
  return textOf(a) === textOf(b);
}

/** JSON has no words for some numbers, and these are told apart. */
function textOf(value: unknown): string {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  return JSON.stringify(value ?? null) ?? "null";
}

/** Columns of the same name, the second one of a name told apart by its number. */
function numbered(columns: readonly RowColumn[]): Map<string, RowColumn> {
  const found = new Map<string, RowColumn>();
  for (const column of columns) {
    let key = JSON.stringify([column.name]);
    for (let count = 2; found.has(key); count += 1) key = JSON.stringify([column.name, count]);
    found.set(key, column);
  }
  return found;
}

function inBoth(before: readonly RowColumn[], after: readonly RowColumn[]): Both[] {
  const others = numbered(after);
  return [...numbered(before)].flatMap(([key, { name, type, values }]) => {
    const other = others.get(key);
    return other ? [{ name, type, before: values, after: other.values }] : [];
  });
}

function queues(rows: readonly number[], keyOf: (row: number) => string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const queue = found.get(key);
    if (queue) queue.push(row);
    else found.set(key, [row]);
  }
  return found;
}

/** By which columns rows are put together, one way after the other: first what is equal, then what goes by the same name. */
function waysOf(columns: readonly Both[], areLines: boolean): Both[][] {
  const words = columns.filter(({ type }) => type !== "number");
  const names = words.filter(({ type }) => type !== "time");
  const identity = columns.find(({ name }) => IDENTITY.test(name));
  if (areLines) return [[...columns], ...(identity ? [[identity]] : [])];
  // Without words the first number is what the others are measured over, and one row alone is always the same one.
  const byNumbers = [columns.slice(0, 1), []];
  return [
    [...columns],
    ...(identity ? [[identity]] : []),
    ...(words.length > 0 ? [words] : byNumbers),
    ...(names.length > 0 ? [names] : []),
  ];
}

const lengthOf = (columns: readonly RowColumn[]): number =>
  columns.reduce((most, { values }) => Math.max(most, values.length), 0);
const rowsUpTo = (length: number): number[] => Array.from({ length }, (_, row) => row);

/**
 * Puts the rows of two tables together: equal ones, then those of the same name whose values differ. Lines of logs are
 * equal or others. The pairs stand in the order of `after`, what is gone behind what it followed.
 */
export function matchRows(before: readonly RowColumn[], after: readonly RowColumn[], areLines = false): RowPair[] {
  const columns = inBoth(before, after);
  const keyOf = (by: readonly Both[], side: Side, row: number): string =>
    by.map((column) => textOf(column[side][row])).join("\u0000");
  const partner = new Map<number, number>();
  let [free, open] = [rowsUpTo(lengthOf(before)), rowsUpTo(lengthOf(after))];
  for (const by of columns.length > 0 ? waysOf(columns, areLines) : []) {
    if (free.length === 0 || open.length === 0) break;
    const waiting = queues(free, (row) => keyOf(by, "before", row));
    const taken = new Set<number>();
    open = open.filter((row) => {
      const found = waiting.get(keyOf(by, "after", row))?.shift();
      if (found === undefined) return true;
      partner.set(row, found);
      taken.add(found);
      return false;
    });
    free = free.filter((row) => !taken.has(row));
  }
  const changedIn = (was: number, is: number): string[] =>
    columns.filter((column) => !isSameValue(column.before[was], column.after[is])).map(({ name }) => name);
  const pairs = rowsUpTo(lengthOf(after)).map((row): RowPair => {
    const was = partner.get(row) ?? null;
    return { before: was, after: row, changed: was === null ? [] : changedIn(was, row) };
  });
  return withGone(pairs, free);
}

/** Puts what is gone behind the row that it followed. */
function withGone(pairs: readonly RowPair[], gone: readonly number[]): RowPair[] {
  if (gone.length === 0) return [...pairs];
  const placeOf = new Map(pairs.flatMap(({ before }, place) => (before === null ? [] : [[before, place] as const])));
  const behind = new Map<number, RowPair[]>();
  let place = -1;
  let next = 0;
  for (const row of gone) {
    for (; next < row; next += 1) place = placeOf.get(next) ?? place;
    behind.set(place, [...(behind.get(place) ?? []), { before: row, after: null, changed: [] }]);
  }
  return [...(behind.get(-1) ?? []), ...pairs.flatMap((pair, at) => [pair, ...(behind.get(at) ?? [])])];
}
