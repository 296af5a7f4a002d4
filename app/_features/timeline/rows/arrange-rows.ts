import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { dayKey } from "../day-key";
import { type BurstFamily, burstFamily } from "./burst-family";

/** Small events this close to the one before belong to one burst. */
export const BURST_GAP_MS = 2 * 60_000;
/** A burst never covers more time than this. */
export const BURST_SPAN_MS = 15 * 60_000;
/** Fewer are shown one by one. */
export const BURST_LEAST = 3;

export interface EntryRow {
  type: "entry";
  entry: ShownEntry;
  /** The opened burst that begins with this entry. */
  burst?: BurstRow;
}

/** Small events of a family that stand in one line; `entries` oldest first. */
export interface BurstRow {
  type: "burst";
  family: BurstFamily;
  entries: readonly ShownEntry[];
}

export type StoredRow = EntryRow | BurstRow;

export interface ArrangeOptions {
  timeZone: string;
  /** Ids of events whose burst was opened: its members then stand one by one. */
  opened: ReadonlySet<string>;
  /** A line stands after this position, which no burst spans; null for none. */
  breakAfter: number | null;
}

const timeOf = ({ event }: ShownEntry) => Date.parse(event.recordedAt);
const firstOf = (row: StoredRow) => (row.type === "entry" ? row.entry : row.entries[0]);
const lastOf = (row: StoredRow) => (row.type === "entry" ? row.entry : row.entries.at(-1));

/** The position of the first event of a row. */
export const firstSeqOf = (row: StoredRow): number => firstOf(row)?.event.seq ?? 0;
/** The position of the last event of a row. */
export const lastSeqOf = (row: StoredRow): number => lastOf(row)?.event.seq ?? 0;

/** The entry that a row begins with. */
export function headOf(row: StoredRow): ShownEntry {
  const head = firstOf(row);
  if (!head) throw new RangeError("A burst has members");
  return head;
}

/** Entries as rows: runs of small events of one family, close together on one day, become one row. Keeps the order. */
export function arrangeRows(entries: readonly ShownEntry[], options: ArrangeOptions): StoredRow[] {
  const rows: StoredRow[] = [];
  let run: ShownEntry[] = [];
  let family: BurstFamily | null = null;
  const finish = () => {
    const isOpened = run.some(({ event }) => options.opened.has(event.id));
    const burst: BurstRow | null = family && run.length >= BURST_LEAST ? { type: "burst", family, entries: run } : null;
    if (burst && !isOpened) rows.push(burst);
    else
      for (const [at, entry] of run.entries()) rows.push({ type: "entry", entry, ...(burst && at === 0 && { burst }) });
    run = [];
  };
  for (const entry of entries) {
    const own = burstFamily(entry);
    if (own === null || own !== family || !goesOn(run, entry, options)) finish();
    family = own;
    if (own === null) rows.push({ type: "entry", entry });
    else run.push(entry);
  }
  finish();
  return rows;
}

function goesOn(run: readonly ShownEntry[], entry: ShownEntry, { timeZone, breakAfter }: ArrangeOptions): boolean {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) return true;
  const time = timeOf(entry);
  if (time - timeOf(last) > BURST_GAP_MS || time - timeOf(first) > BURST_SPAN_MS) return false;
  if (breakAfter !== null && last.event.seq <= breakAfter && entry.event.seq > breakAfter) return false;
  return dayKey(last.event.recordedAt, timeZone) === dayKey(entry.event.recordedAt, timeZone);
}
