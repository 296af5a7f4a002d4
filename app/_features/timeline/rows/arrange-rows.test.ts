import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { foldEvents } from "@/server/timeline/rules/fold-events";
import type { TimelineEvent } from "@/server/timeline/contract";
import { dayKey } from "../day-key";
import {
  arrangeRows,
  BURST_GAP_MS,
  BURST_LEAST,
  BURST_SPAN_MS,
  firstSeqOf,
  lastSeqOf,
  type StoredRow,
} from "./arrange-rows";
import { burstFamily } from "./burst-family";
import { burstWords } from "./burst-words";
import { rowIndex } from "./row-index";

const START = Date.UTC(2026, 10, 22, 2, 51);
const NONE: ReadonlySet<string> = new Set();
const KINDS = [
  "person_joined",
  "person_left",
  "alert_fired",
  "alert_resolved",
  "message",
  "status_changed",
  "new_kind",
];

function eventOf(seq: number, kind: string, time: number, actorName = "Ada"): TimelineEvent {
  const at = new Date(time).toISOString();
  const rest = { occurredAt: at, recordedAt: at, actorId: actorName, actorName, source: "web", body: "", payload: {} };
  return { id: `e${seq}`, seq, kind, ...rest, idempotencyKey: String(seq), supersedesId: null, threadId: null };
}

const timeline = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      wait: fc.oneof(fc.nat(20_000), fc.nat(BURST_GAP_MS * 2), fc.nat(86_400_000)),
    }),
    { maxLength: 60 },
  )
  .map((steps) => {
    let time = START;
    return foldEvents(
      steps.map(({ kind, wait }, at) => eventOf(at + 1, kind, (time += wait))),
      { me: null },
    );
  });
const zone = fc.constantFrom("UTC", "Asia/Taipei", "America/New_York");
const arranged = (entries: readonly ShownEntry[], more: Partial<Parameters<typeof arrangeRows>[1]> = {}) =>
  arrangeRows(entries, { timeZone: "UTC", opened: NONE, breakAfter: null, ...more });
const membersOf = (row: StoredRow) => (row.type === "entry" ? [row.entry] : row.entries);
const times = (entries: readonly ShownEntry[]) => entries.map(({ event }) => Date.parse(event.recordedAt));

describe("rows of a timeline", () => {
  it("hold every entry once and in order", () => {
    fc.assert(
      fc.property(timeline, zone, fc.nat(60), (entries, timeZone, breakAfter) => {
        expect(arranged(entries, { timeZone, breakAfter }).flatMap(membersOf)).toEqual(entries);
      }),
    );
  });

  it("join only small events of one family, close together, on one day, on one side of the line of what is new", () => {
    fc.assert(
      fc.property(timeline, zone, fc.nat(60), (entries, timeZone, breakAfter) => {
        for (const row of arranged(entries, { timeZone, breakAfter })) {
          if (row.type === "entry") continue;
          const at = times(row.entries);
          expect(row.entries.length).toBeGreaterThanOrEqual(BURST_LEAST);
          expect(new Set(row.entries.map(burstFamily))).toEqual(new Set([row.family]));
          expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeLessThanOrEqual(BURST_SPAN_MS);
          expect(at.every((time, index) => index === 0 || time - (at[index - 1] ?? 0) <= BURST_GAP_MS)).toBe(true);
          expect(new Set(row.entries.map(({ event }) => dayKey(event.recordedAt, timeZone))).size).toBe(1);
          expect(firstSeqOf(row) > breakAfter || lastSeqOf(row) <= breakAfter).toBe(true);
        }
      }),
    );
  });

  it("are the same for what stands before the last one, whatever comes after", () => {
    fc.assert(
      fc.property(timeline, fc.nat(60), (entries, cut) => {
        const before = arranged(entries.slice(0, cut)).slice(0, -BURST_LEAST);
        expect(arranged(entries).slice(0, before.length)).toEqual(before);
      }),
    );
  });

  it("show a burst one by one when any of its events was opened", () => {
    fc.assert(
      fc.property(timeline, (entries) => {
        for (const row of arranged(entries)) {
          if (row.type === "entry") continue;
          const opened = new Set([row.entries.at(-1)?.event.id ?? ""]);
          const rows = arranged(entries, { opened });
          const [first, ...others] = row.entries;
          // The first one carries what closes it again.
          expect(rows).toContainEqual({ type: "entry", entry: first, burst: row });
          for (const entry of others) expect(rows).toContainEqual({ type: "entry", entry });
        }
      }),
    );
  });

  it("are found by any position in them", () => {
    fc.assert(
      fc.property(timeline, (entries) => {
        const rows = arranged(entries);
        for (const { event } of entries) {
          const row = rows[rowIndex(rows, event.seq)];
          expect(row && membersOf(row).some((entry) => entry.event.seq === event.seq)).toBe(true);
        }
        expect(rowIndex(rows, entries.length + 1)).toBe(rows.length);
      }),
    );
  });
});

describe("a burst", () => {
  const run = (kinds: string[], names: string[] = []) =>
    arranged(
      foldEvents(
        kinds.map((kind, at) => eventOf(at + 1, kind, START + at * 1_000, names[at])),
        { me: null },
      ),
    );

  it("says how many of what, and by whom", () => {
    const [row] = run(["person_joined", "person_joined", "person_joined"], ["Ada", "Grace", "Ada"]);
    expect(row?.type === "burst" && burstWords(row)).toEqual({
      key: "presence.only",
      names: ["Ada", "Grace"],
      count: 3,
      undone: 0,
    });
    const [alerts] = run(["alert_fired", "alert_fired", "alert_resolved"]);
    expect(alerts?.type === "burst" && burstWords(alerts)).toMatchObject({ key: "alerts.both", count: 3, undone: 1 });
  });

  it("leaves out what somebody took up", () => {
    const events = ["alert_fired", "alert_fired", "alert_fired"].map((kind, at) => eventOf(at + 1, kind, START + at));
    const reaction = { ...eventOf(4, "reaction_added", START + 9), supersedesId: "e2", payload: { emoji: "👀" } };
    expect(arranged(foldEvents([...events, reaction], { me: null })).map(({ type }) => type)).toEqual([
      "entry",
      "entry",
      "entry",
    ]);
  });

  it("is never made of what a newer server tells", () => {
    expect(run(["new_kind", "new_kind", "new_kind", "message", "message", "message"])).toHaveLength(6);
  });
});
