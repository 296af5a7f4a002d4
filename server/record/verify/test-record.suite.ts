import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { NO_HASH, RECORD_FORMAT, type RecordEntry } from "@/server/record/contract";
import { entryHash } from "@/server/record/entry-hash";
import { type Verdict, verifyExport } from "@/server/record/verify/verify-export";
import { contentHash } from "@/server/timeline/content-hash";

export const INCIDENT_ID = "11111111-2222-4333-8444-555555555555";
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

export interface ToldEntry {
  body: string;
  kind?: string;
  payload?: Record<string, unknown>;
}
export interface TestExport {
  format: string;
  exportedAt: string;
  incident: { id: string; number: number; title: string };
  head: { seq: number; hash: string };
  anchors: { seq: number; hash: string; anchoredAt: string }[];
  entries: RecordEntry[];
  evidence: { id: string; sha256: string; document?: unknown }[];
  attachments: { id: string; sha256: string }[];
}

/** Puts entries into a chain, from the hash before the first one on. */
export function chained(entries: readonly RecordEntry[], from = NO_HASH): RecordEntry[] {
  let prevHash = from;
  return entries.map((entry) => {
    const placed = { ...entry, prevHash, contentHash: contentHash(entry) };
    const hash = entryHash(INCIDENT_ID, placed, placed.contentHash);
    prevHash = hash;
    return { ...placed, hash };
  });
}

/** A record as it would be exported, made without the database. */
export function testExport(told: readonly ToldEntry[]): TestExport {
  const entries = chained(
    told.map(({ body, kind = "message", payload = {} }, at) => ({
      id: idOf(at + 1),
      seq: at + 1,
      kind,
      occurredAt: "2026-11-22T03:12:05.000Z",
      recordedAt: new Date(Date.UTC(2026, 10, 22, 3, 12, 6, at)).toISOString(),
      actorId: null,
      actorName: "Ada",
      source: "web",
      body,
      payload,
      idempotencyKey: idOf(500_000 + at),
      supersedesId: null,
      threadId: null,
      contentHash: "",
      prevHash: "",
      hash: "",
    })),
  );
  return {
    format: RECORD_FORMAT,
    exportedAt: "2026-11-22T04:00:00.000Z",
    incident: { id: INCIDENT_ID, number: 12, title: "Checkout is slow" },
    head: { seq: entries.length, hash: entries.at(-1)?.hash ?? NO_HASH },
    anchors: [],
    entries,
    evidence: [],
    attachments: [],
  };
}

export const hashOfDocument = (document: unknown) =>
  createHash("sha256")
    .update(canonicalize(document) ?? "")
    .digest("hex");

/** Checks a text that arrives in pieces of some length. */
export function verifyText(text: string, piece = 997): Promise<Verdict> {
  return verifyExport(
    (async function* () {
      for (let at = 0; at < text.length; at += piece) yield text.slice(at, at + piece);
    })(),
  );
}

export const verified = (record: TestExport) => verifyText(JSON.stringify(record));
