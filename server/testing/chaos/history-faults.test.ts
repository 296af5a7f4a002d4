import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { entryHash } from "@/server/record/entry-hash";
import { type History, historyFaults } from "@/server/testing/chaos/history-faults";
import { contentHash } from "@/server/timeline/content-hash";
import type { TimelineEvent } from "@/server/timeline/contract";

const INCIDENT = randomUUID();
const FIRST = "0".repeat(64);

function entry(seq: number, supersedesId: string | null = null): TimelineEvent {
  const at = "2026-11-22T03:12:00.000Z";
  const place = { id: randomUUID(), seq, occurredAt: at, recordedAt: at, supersedesId, threadId: null };
  const told = { actorId: null, actorName: "Ada", source: "web", body: `said ${seq}`, payload: {} };
  return { ...place, ...told, kind: supersedesId ? "message_edited" : "message", idempotencyKey: randomUUID() };
}

/** Five entries, of which the last changes the second; all of it was acknowledged, and two heard it. */
function kept(): History {
  const events = [1, 2, 3, 4].map((seq) => entry(seq));
  events.push(entry(5, events[1]?.id));
  let before = FIRST;
  const table = events.map((event) => {
    const prevHash = before;
    before = entryHash(INCIDENT, { ...event, prevHash }, contentHash(event));
    return { event, prevHash, hash: before };
  });
  const told = (from: number, to?: number) => structuredClone(events.slice(from, to));
  return {
    incidentId: INCIDENT,
    lastSeq: 5,
    headHash: before,
    table,
    acknowledged: told(0).map((event) => ({ key: event.idempotencyKey, event })),
    readers: [
      { spells: [{ after: 0, events: told(0) }] },
      {
        spells: [
          { after: 0, events: told(0, 2) },
          { after: 2, events: [] },
          { after: 2, events: told(2) },
        ],
      },
    ],
  };
}

const heardBy = (history: History, reader: number, spell: number) =>
  history.readers[reader]?.spells[spell]?.events ?? [];

describe("the checker of a history", () => {
  it("finds nothing where every promise was kept", () => {
    expect(historyFaults(kept())).toEqual([]);
  });

  it.each<[string, RegExp, (history: History) => Partial<History> | void]>([
    ["an acknowledged entry that is not stored", /^T4/, ({ table }) => ({ table: table.slice(0, 4), lastSeq: 4 })],
    [
      "an acknowledged entry that was stored as another one",
      /^T2/,
      ({ acknowledged: [one] }) => {
        if (one) one.event.body = "something else";
      },
    ],
    [
      "two entries with one key",
      /^T2/,
      ({ table: [one, two] }) => {
        if (one && two) two.event.idempotencyKey = one.event.idempotencyKey;
      },
    ],
    ["a hole in the numbers", /^T1/, ({ table }) => ({ table: table.filter((_, place) => place !== 2) })],
    ["a counter that is ahead", /^T1/, () => ({ lastSeq: 6 })],
    [
      "a changed entry",
      /^the chain of hashes breaks at entry 3/,
      ({ table }) => {
        if (table[2]) table[2].event.body = "never said";
      },
    ],
    ["a truncated chain", /^the incident's head/, ({ table }) => ({ headHash: table[3]?.hash ?? "" })],
    ["a reader who missed one", /^S4/, (history) => void heardBy(history, 0, 0).splice(2, 1)],
    [
      "a reader who heard one twice",
      /^S4/,
      (history) => {
        const heard = heardBy(history, 1, 2);
        heard.unshift(...heardBy(history, 1, 0).slice(-1));
      },
    ],
    ["a reader who missed the end", /^I2/, (history) => void heardBy(history, 0, 0).pop()],
    [
      "a reader who heard a change before its target",
      /^I5/,
      (history) => {
        const heard = heardBy(history, 0, 0);
        heard.unshift(...heard.splice(4, 1));
      },
    ],
  ])("finds %s", (_name, fault, harm) => {
    const history = kept();
    const harmed = { ...history, ...harm(history) };
    expect(historyFaults(harmed).some((line) => fault.test(line))).toBe(true);
  });
});
