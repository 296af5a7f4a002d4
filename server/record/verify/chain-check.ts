import { NO_HASH, type RecordEntry } from "@/server/record/contract";
import { entryHash } from "@/server/record/entry-hash";
import { contentHash } from "@/server/timeline/content-hash";

export type BreakKind =
  | "edited"
  | "missing"
  | "swapped"
  | "inserted"
  | "truncated"
  | "unreadable"
  | "evidence"
  | "file";

/** The first place where what is told is not what was recorded. */
export interface Break {
  kind: BreakKind;
  /** Number of the entry. */
  seq: number;
  said: string;
}

/** How far entries may have been renumbered for this to be noticed as that. */
const MOST_RENUMBERED = 1_000;

/** Follows a chain from its beginning and keeps the first break. Goes on after it, to tell a swap from a gap. */
export class ChainCheck {
  /** Hashes of the entries that are in order, the first one first. */
  readonly hashes: string[] = [];
  readonly #incidentId: string;
  #found: Break | null = null;
  /** Entry that would make of a gap a swap when it turns up later. */
  #wanted: number | null = null;
  /** Set for the entry after one that was changed: it tells whether that one was put in. */
  #isAfterEdit = false;

  constructor(incidentId: string) {
    this.#incidentId = incidentId;
  }

  get found(): Break | null {
    return this.#found;
  }

  get last(): string {
    return this.hashes.at(-1) ?? NO_HASH;
  }

  take(entry: RecordEntry): void {
    const content = contentHash(entry);
    if (this.#found) return this.#lookBack(entry, content);
    const expected = this.hashes.length + 1;
    const isIntact = content === entry.contentHash && this.#hashAs(entry, entry.seq, content) === entry.hash;
    if (isIntact && entry.seq === expected && entry.prevHash === this.last) return void this.hashes.push(entry.hash);
    this.#found = isIntact ? this.#outOfPlace(entry, expected) : this.#changed(entry, expected, content);
  }

  #hashAs(entry: RecordEntry, seq: number, content: string): string {
    return entryHash(this.#incidentId, { ...entry, seq }, content);
  }

  /** An entry that is as it was recorded, but not where. */
  #outOfPlace({ seq }: RecordEntry, expected: number): Break {
    if (seq > expected) return this.#gap(expected, seq - 1);
    if (seq < expected)
      return { kind: "inserted", seq, said: `entry ${seq} is there once more, where ${expected} belongs` };
    if (seq === 1) return { kind: "missing", seq, said: "it names an entry before it, and it is the first" };
    const before = seq - 1;
    return {
      kind: "edited",
      seq: before,
      said: `it is not the one that was recorded: entry ${seq} names another hash before its own`,
    };
  }

  #gap(first: number, last: number): Break {
    this.#wanted = first;
    const which = first === last ? `entry ${first} is` : `entries ${first} to ${last} are`;
    return { kind: "missing", seq: first, said: `${which} not there` };
  }

  #changed(entry: RecordEntry, expected: number, content: string): Break {
    const isRenumbered = (seq: number) => seq > 0 && this.#hashAs(entry, seq, content) === entry.hash;
    if (entry.seq !== expected && isRenumbered(expected))
      return { kind: "edited", seq: expected, said: `its number was changed to ${entry.seq}` };
    for (let by = 1; by <= MOST_RENUMBERED; by++) {
      if (isRenumbered(entry.seq + by)) return this.#gap(expected, expected + by - 1);
      if (isRenumbered(entry.seq - by))
        return { kind: "inserted", seq: expected - by, said: "it was put in, and those after it were numbered anew" };
    }
    this.#isAfterEdit = true;
    return { kind: "edited", seq: expected, said: "what it tells no longer gives the hash that was recorded for it" };
  }

  /** What comes after the first break cannot mend it, but says more about it. */
  #lookBack(entry: RecordEntry, content: string): void {
    const { seq = 0 } = this.#found ?? {};
    if (this.#isAfterEdit && entry.prevHash === this.last && entry.seq !== seq)
      this.#found = { kind: "inserted", seq, said: "it was put in: the entry after it does not know it" };
    this.#isAfterEdit = false;
    if (this.#wanted === null || this.#hashAs(entry, this.#wanted, content) !== entry.hash) return;
    this.#found = { kind: "swapped", seq, said: "it changed places with a later one" };
    this.#wanted = null;
  }
}
