import type { RecordEntry } from "@/server/record/contract";
import type { RecordReader } from "@/server/record/read-record";
import { csvCell } from "@/server/record/rules/csv-cell";

const COLUMNS = [
  ["seq", (entry) => entry.seq],
  ["occurred_at", (entry) => entry.occurredAt],
  ["recorded_at", (entry) => entry.recordedAt],
  ["kind", (entry) => entry.kind],
  ["actor", (entry) => entry.actorName],
  ["source", (entry) => entry.source],
  ["body", (entry) => entry.body],
  ["payload", (entry) => JSON.stringify(entry.payload)],
  ["id", (entry) => entry.id],
  ["thread_id", (entry) => entry.threadId],
  ["supersedes_id", (entry) => entry.supersedesId],
  ["hash", (entry) => entry.hash],
] as const satisfies [string, (entry: RecordEntry) => string | number | null][];

const line = (cells: readonly (string | number | null)[]) => `${cells.map(csvCell).join(",")}\r\n`;

/** Every entry as it was told, a row each, for spreadsheets: with the mark by which they know UTF-8. */
export async function* writeCsv(record: RecordReader): AsyncGenerator<string> {
  yield `\ufeff${line(COLUMNS.map(([name]) => name))}`;
  for await (const batch of record.entries())
    yield batch.map((entry) => line(COLUMNS.map(([, read]) => read(entry)))).join("");
}
