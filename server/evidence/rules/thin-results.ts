import type { EvidenceFrame, EvidenceNote, EvidenceResults } from "@/server/evidence/contract";
import { courseColumns, isLog, numbersOf, rowsOf, timeColumn } from "./frame-values";
import { pickRows } from "./pick-rows";

/** Rows of each stretch in which a column is lowest and highest. */
function extremes(column: readonly (number | null)[], from: number, to: number): number[] {
  let least = -1;
  let most = -1;
  for (let row = from; row < to; row += 1) {
    const value = column[row];
    if (value === null || value === undefined || Number.isNaN(value)) continue;
    if (least === -1 || value < (column[least] as number)) least = row;
    if (most === -1 || value > (column[most] as number)) most = row;
  }
  return [least, most].filter((row) => row !== -1);
}

/** The first and the last row, and of each stretch the rows in which a column is lowest or highest. */
function thinnedRows(frame: EvidenceFrame, columns: readonly number[], most: number): number[] {
  const rows = rowsOf(frame);
  const stretches = Math.max(1, Math.floor((most - 2) / (2 * columns.length)));
  const kept = new Set([0, rows - 1]);
  for (const column of columns) {
    const numbers = numbersOf(frame, column);
    for (let at = 0; at < stretches; at += 1) {
      const from = Math.floor((at * rows) / stretches);
      for (const row of extremes(numbers, from, Math.floor(((at + 1) * rows) / stretches))) kept.add(row);
    }
  }
  return [...kept].toSorted((a, b) => a - b);
}

function newestRows(frame: EvidenceFrame, most: number): number[] {
  const times = frame.data.values[timeColumn(frame)] ?? [];
  const at = (row: number): number => Number(times[row] ?? 0);
  const order = times.map((_, row) => row).toSorted((a, b) => at(b) - at(a) || a - b);
  return order.slice(0, most).toSorted((a, b) => a - b);
}

function thinned(frame: EvidenceFrame, share: number): { frame: EvidenceFrame; note: EvidenceNote | null } {
  const rows = rowsOf(frame);
  const most = Math.max(2, Math.floor(rows * share));
  if (rows <= most) return { frame, note: null };
  const columns = courseColumns(frame);
  const hasLines = isLog(frame) && timeColumn(frame) !== -1;
  const code = columns.length > 0 ? "thinned" : hasLines ? "newest_lines" : "first_rows";
  const picked =
    columns.length > 0
      ? thinnedRows(frame, columns, most)
      : hasLines
        ? newestRows(frame, most)
        : Array.from({ length: most }, (_, row) => row);
  return { frame: pickRows(frame, picked), note: { code, kept: picked.length, of: rows } };
}

/** Results with about this share of their rows; what matters of them is kept, and what was done is said. */
export function thinResults(
  results: EvidenceResults,
  share: number,
): { results: EvidenceResults; notes: EvidenceNote[] } {
  const notes = new Map<EvidenceNote["code"], EvidenceNote>();
  const tell = (note: EvidenceNote | null): void => {
    if (!note) return;
    const { kept = 0, of = 0 } = notes.get(note.code) ?? {};
    notes.set(note.code, { code: note.code, kept: kept + (note.kept ?? 0), of: of + (note.of ?? 0) });
  };
  const thin = Object.entries(results).map(([refId, result]) => {
    const frames = result.frames.map((given) => {
      const { frame, note } = thinned(given, share);
      tell(note);
      return frame;
    });
    return [refId, { ...result, frames }] as const;
  });
  return { results: Object.fromEntries(thin), notes: [...notes.values()] };
}
