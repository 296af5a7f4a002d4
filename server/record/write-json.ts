import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { RECORD_FORMAT } from "@/server/record/contract";
import type { RecordReader } from "@/server/record/read-record";

const unpack = promisify(brotliDecompress);
const lines = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join(",\n");

/** One member whose elements stand on lines of their own. */
const list = (name: string, values: readonly unknown[]) =>
  `,\n${JSON.stringify(name)}: [${values.length ? `\n${lines(values)}\n` : ""}]`;

async function* evidenceOf(record: RecordReader, withDocuments: boolean): AsyncGenerator<string> {
  const evidence = await record.evidence();
  if (!withDocuments) return yield list("evidence", evidence);
  yield `,\n"evidence": [`;
  for (const [at, each] of evidence.entries()) {
    const packed = await record.document(each.id);
    const facts = JSON.stringify(each);
    yield at > 0 ? ",\n" : "\n";
    // The document is JSON already, and may be long: it is not read and written again.
    yield packed ? `${facts.slice(0, -1)},"document":${(await unpack(packed)).toString()}}` : facts;
  }
  yield `\n]`;
}

/** The whole record with its hashes, an entry on each line, for who wants to check or keep it. */
export async function* writeJson(
  record: RecordReader,
  { exportedAt, withDocuments }: { exportedAt: string; withDocuments: boolean },
): AsyncGenerator<string> {
  const { incident, head } = record;
  const beginning = JSON.stringify({ format: RECORD_FORMAT, exportedAt, incident, head }, null, 2);
  yield beginning.slice(0, -2);
  yield list("fields", await record.fields());
  yield list("people", await record.people());
  yield list("anchors", await record.anchors());
  yield `,\n"entries": [`;
  let isFirst = true;
  for await (const batch of record.entries()) {
    if (batch.length === 0) continue;
    yield `${isFirst ? "\n" : ",\n"}${lines(batch)}`;
    isFirst = false;
  }
  yield "\n]";
  yield* evidenceOf(record, withDocuments);
  yield list("attachments", await record.attachments());
  yield "\n}\n";
}
