import { createHash } from "node:crypto";
import type { RecordEntry } from "@/server/record/contract";

type Placed = Pick<RecordEntry, "seq" | "id" | "occurredAt" | "recordedAt" | "prevHash">;

/**
 * Hash of an entry in its place: SHA-256 in hex over lines of UTF-8, `v1`, the hash before, the incident's id, the
 * entry's number, its id, its two times as they travel, and the hash of its content. The database makes the same one
 * when it appends.
 */
export function entryHash(incidentId: string, entry: Placed, contentHash: string): string {
  const { prevHash, seq, id, occurredAt, recordedAt } = entry;
  const lines = ["v1", prevHash, incidentId, seq, id, occurredAt, recordedAt, contentHash];
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}
