import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { z } from "zod";
import {
  RECORD_FORMAT,
  type RecordAnchor,
  type RecordHead,
  recordAnchor,
  recordAttachment,
  recordEntry,
  recordEvidence,
  recordHead,
} from "@/server/record/contract";
import { type Break, ChainCheck } from "@/server/record/verify/chain-check";
import { JsonCut, jsonMembers } from "@/server/record/verify/json-members";
import { type Promised, promisedFiles } from "@/server/record/verify/promised-files";

/** What an export told about itself, and the first break in it. */
export interface Verdict {
  incident: { id: string; number: number; title: string };
  exportedAt: string;
  head: RecordHead;
  /** Hashes of the entries in order, up to the first break. */
  hashes: readonly string[];
  anchors: readonly RecordAnchor[];
  /** Documents of evidence that were there and match. */
  documents: number;
  broken: Break | null;
}

/** The file is no export of an incident. */
export class NoExport extends Error {}

const incidentFacts = z.looseObject({ id: z.uuid(), number: z.number().int(), title: z.string() });

/** SHA-256 over the RFC 8785 form, as it was made when the evidence was captured. */
const hashOf = (document: unknown) =>
  createHash("sha256")
    .update(canonicalize(document) ?? "")
    .digest("hex");

class ExportCheck {
  #format: unknown;
  #exportedAt = "";
  #incident: z.infer<typeof incidentFacts> | null = null;
  #chain: ChainCheck | null = null;
  #head: RecordHead | null = null;
  #entries = 0;
  #unreadable: Break | null = null;
  readonly #anchors: RecordAnchor[] = [];
  readonly #promised: Promised[] = [];
  readonly #kept = new Map<string, string>();
  readonly #changed = new Set<string>();
  #documents = 0;

  take(name: string, value: unknown): void {
    if (name === "format") this.#format = value;
    else if (name === "exportedAt") this.#exportedAt = String(value);
    else if (name === "incident") this.#incident = incidentFacts.safeParse(value).data ?? null;
    else if (name === "head") this.#head = recordHead.safeParse(value).data ?? null;
    else if (name === "entries") this.#takeEntry(value);
    else if (name === "evidence") this.#takeEvidence(value);
    else if (name === "attachments") this.#takeAttachment(value);
    else if (name === "anchors") this.#takeAnchor(value);
  }

  cut(error: JsonCut): void {
    const seq = this.#entries + 1;
    this.#unreadable ??= { kind: "unreadable", seq, said: `the file cannot be read from there on: ${error.message}` };
  }

  #takeEntry(value: unknown): void {
    if (this.#format !== RECORD_FORMAT || !this.#incident) throw new NoExport("its entries come before its beginning");
    this.#chain ??= new ChainCheck(this.#incident.id);
    this.#entries += 1;
    const entry = recordEntry.safeParse(value);
    if (entry.success) {
      if (!this.#unreadable) this.#chain.take(entry.data);
      this.#promised.push(...promisedFiles(entry.data));
      return;
    }
    const field = entry.error.issues[0]?.path.join(".") || "its members";
    this.#unreadable ??= { kind: "edited", seq: this.#entries, said: `it is not written as entries are: ${field}` };
  }

  #takeEvidence(value: unknown): void {
    const found = recordEvidence.safeParse(value).data;
    if (!found) return;
    this.#kept.set(`evidence ${found.id}`, found.sha256);
    if (found.document === undefined) return;
    if (hashOf(found.document) === found.sha256) this.#documents += 1;
    else this.#changed.add(found.id);
  }

  #takeAttachment(value: unknown): void {
    const found = recordAttachment.safeParse(value).data;
    if (found) this.#kept.set(`file ${found.id}`, found.sha256);
  }

  #takeAnchor(value: unknown): void {
    const found = recordAnchor.safeParse(value).data;
    if (found) this.#anchors.push(found);
  }

  verdict(): Verdict {
    if (this.#format !== RECORD_FORMAT) throw new NoExport("it does not say that it is one");
    if (!this.#incident) throw new NoExport("it names no incident");
    const { id, number, title } = this.#incident;
    const chain = this.#chain ?? new ChainCheck(id);
    const head = this.#head ?? { seq: 0, hash: "" };
    const breaks = [chain.found, this.#unreadable, this.#endBreak(chain, head), ...this.#fileBreaks()];
    for (const anchor of this.#anchors) breaks.push(breakAt(chain.hashes, this.#entries, anchor, "an anchor"));
    const broken = breaks.filter((each) => each !== null).reduce<Break | null>(earlier, null);
    const { hashes } = chain;
    const told = { exportedAt: this.#exportedAt, head, hashes, anchors: this.#anchors, documents: this.#documents };
    return { incident: { id, number, title }, ...told, broken };
  }

  #endBreak(chain: ChainCheck, head: RecordHead): Break | null {
    if (chain.found || this.#unreadable) return null;
    if (!this.#head)
      return { kind: "truncated", seq: this.#entries, said: "the file does not say where the record ended" };
    if (head.seq < this.#entries)
      return {
        kind: "inserted",
        seq: head.seq + 1,
        said: `the record ended at entry ${head.seq} when it was exported`,
      };
    return head.seq === 0 ? null : breakAt(chain.hashes, this.#entries, head, "the head of the record");
  }

  #fileBreaks(): (Break | null)[] {
    return this.#promised.map(({ id, sha256, seq, kind }) => {
      const kept = this.#kept.get(`${kind} ${id}`);
      if (kept === undefined) return { kind, seq, said: `the ${kind} ${id} that it names is not there` };
      const isChanged = kept !== sha256 || (kind === "evidence" && this.#changed.has(id));
      return isChanged ? { kind, seq, said: `the ${kind} ${id} that it names is not the one that was recorded` } : null;
    });
  }
}

const earlier = (first: Break | null, next: Break) => (first === null || next.seq < first.seq ? next : first);

/** Whether a chain goes through a head that was told elsewhere; `count` entries were there. */
export function breakAt(
  hashes: readonly string[],
  count: number,
  { seq, hash }: RecordHead,
  who: string,
): Break | null {
  if (seq > count)
    return {
      kind: "truncated",
      seq: count + 1,
      said: `it and what came after are not there: ${who} names entry ${seq}`,
    };
  const here = hashes[seq - 1];
  if (here === undefined || here === hash) return null;
  return { kind: "edited", seq, said: `it, or one before it, was recorded anew: ${who} names another hash for it` };
}

/**
 * Checks an export by itself, without server, database or network.
 * @throws NoExport
 */
export async function verifyExport(chunks: AsyncIterable<string>): Promise<Verdict> {
  const check = new ExportCheck();
  try {
    for await (const { name, value } of jsonMembers(chunks)) check.take(name, value);
  } catch (error) {
    if (!(error instanceof JsonCut)) throw error;
    check.cut(error);
  }
  return check.verdict();
}
