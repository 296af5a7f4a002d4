import type { RecordEntry } from "@/server/record/contract";

/** What an entry says of a document or file that lies beside the record. */
export interface Promised {
  id: string;
  sha256: string;
  seq: number;
  kind: "evidence" | "file";
}

const isText = (value: unknown): value is string => typeof value === "string";

function filesOf(payload: RecordEntry["payload"]): { id: unknown; sha256: unknown }[] {
  const { attachments } = payload;
  return Array.isArray(attachments) ? attachments.filter((each) => typeof each === "object" && each !== null) : [];
}

/** Documents and files whose hashes the chain covers because an entry names them. */
export function promisedFiles({ kind, seq, payload }: RecordEntry): Promised[] {
  if (kind === "evidence_posted") {
    const { evidenceId: id, sha256 } = payload;
    return isText(id) && isText(sha256) ? [{ id, sha256, seq, kind: "evidence" }] : [];
  }
  return filesOf(payload).flatMap(({ id, sha256 }) =>
    isText(id) && isText(sha256) ? [{ id, sha256, seq, kind: "file" as const }] : [],
  );
}
