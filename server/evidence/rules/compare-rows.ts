import type { EvidenceFrame, EvidenceResults } from "@/server/evidence/contract";
import { isLog, valuesOf } from "./frame-values";
import { matchRows, type RowColumn, type RowPair } from "./match-rows";

/** Most rows that are named one by one. */
export const MAX_ROWS = 200;
const TITLE_MAX = 160;
/** What names a row for machines only. */
const UNREAD = /^(?:labels|labelTypes|attributes|id|tsNs)$/;

export interface RowChange {
  refId: string;
  kind: "added" | "missing" | "changed";
  /** What the row is known by. */
  title: string;
  /** Of a changed row: what became of its values. */
  cells: { column: string; before: unknown; after: unknown }[];
}

export interface RowsCompared {
  rows: { added: number; missing: number; changed: number };
  /** The first of them, in the order of the answers. */
  changes: RowChange[];
}

interface Table {
  refId: string;
  frame: EvidenceFrame;
}

const columnsOf = (frame: EvidenceFrame): RowColumn[] =>
  frame.schema.fields.map(({ name, type }, column) => ({ name, type, values: valuesOf(frame, column) }));

function textOf({ type, values }: RowColumn, row: number): string {
  const value = values[row];
  if (value === null || value === undefined || value === "") return "";
  const time = type === "time" ? new Date(Number(value)) : null;
  if (time && Number.isFinite(time.getTime())) return time.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function titleOf(columns: readonly RowColumn[], row: number): string {
  const said = (of: readonly RowColumn[]) => of.map((column) => textOf(column, row)).filter((text) => text !== "");
  const words = said(columns.filter(({ name, type }) => (type === "string" || type === "time") && !UNREAD.test(name)));
  const text = (words.length > 0 ? words : said(columns)).join(" · ");
  return text.length > TITLE_MAX ? `${text.slice(0, TITLE_MAX)}…` : text;
}

function signature({ refId, frame: { schema } }: Table): string {
  const fields = schema.fields.map(({ name, labels = {} }) => [name, Object.entries(labels).toSorted()]);
  return JSON.stringify([refId, schema.name ?? "", fields]);
}

/** Tables that look alike first, then those of the same query in their order. */
function pairTables(before: readonly Table[], after: readonly Table[]): [Table | null, Table | null][] {
  const pairs: [Table | null, Table | null][] = [];
  const free = new Set(before);
  let open = [...after];
  for (const keyOf of [signature, ({ refId }: Table) => refId]) {
    const waiting = new Map<string, Table[]>();
    for (const table of free) waiting.set(keyOf(table), [...(waiting.get(keyOf(table)) ?? []), table]);
    open = open.filter((table) => {
      const other = waiting.get(keyOf(table))?.shift();
      if (!other) return true;
      free.delete(other);
      pairs.push([other, table]);
      return false;
    });
  }
  const lost = [...free].map((table): [Table, null] => [table, null]);
  const found = open.map((table): [null, Table] => [null, table]);
  return [...pairs, ...lost, ...found];
}

const kindOf = ({ before, after, changed }: RowPair): RowChange["kind"] | null =>
  before === null ? "added" : after === null ? "missing" : changed.length > 0 ? "changed" : null;

function changesOf(before: Table | null, after: Table | null): RowChange[] {
  const either = after ?? before;
  if (!either) return [];
  const [was, is] = [before, after].map((table) => (table ? columnsOf(table.frame) : []));
  const valueOf = (columns: RowColumn[] | undefined, name: string, row: number | null): unknown =>
    row === null ? null : (columns?.find((column) => column.name === name)?.values[row] ?? null);
  return matchRows(was ?? [], is ?? [], isLog(either.frame)).flatMap((pair) => {
    const kind = kindOf(pair);
    if (!kind) return [];
    const title = pair.after === null ? titleOf(was ?? [], pair.before ?? 0) : titleOf(is ?? [], pair.after);
    const cells = pair.changed.map((column) => ({
      column,
      before: valueOf(was, column, pair.before),
      after: valueOf(is, column, pair.after),
    }));
    return [{ refId: either.refId, kind, title, cells }];
  });
}

/**
 * Compares tables and lines of logs: frames of the answers that `isTable` takes. Of a capture that was cut, rows that it
 * does not hold say nothing.
 */
export function compareRows(
  frozen: EvidenceResults,
  asked: EvidenceResults,
  isTable: (frame: EvidenceFrame) => boolean,
  isCut: boolean,
): RowsCompared {
  const tablesOf = (results: EvidenceResults): Table[] =>
    Object.entries(results).flatMap(([refId, { frames }]) => frames.filter(isTable).map((frame) => ({ refId, frame })));
  const all = pairTables(tablesOf(frozen), tablesOf(asked))
    .flatMap(([before, after]) => changesOf(before, after))
    .filter(({ kind }) => !isCut || kind !== "added");
  const count = (wanted: RowChange["kind"]): number => all.filter(({ kind }) => kind === wanted).length;
  return {
    rows: { added: count("added"), missing: count("missing"), changed: count("changed") },
    changes: all.slice(0, MAX_ROWS),
  };
}
