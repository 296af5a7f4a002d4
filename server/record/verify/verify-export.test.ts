import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RecordEntry } from "@/server/record/contract";
import { compareAnchors, compareVerdicts } from "@/server/record/verify/compare-verdicts";
import { NoExport } from "@/server/record/verify/verify-export";
import { type TestExport, chained, hashOfDocument, testExport, verified, verifyText } from "./test-record.suite";

const told = fc.record({
  body: fc.string({ unit: "binary", maxLength: 20 }),
  payload: fc.dictionary(fc.string({ unit: "binary", maxLength: 6 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
});
const record = fc.array(told, { minLength: 3, maxLength: 30 }).map(testExport);
/** An export and the numbers of two different entries of it, the smaller first. */
const recordAndPair = record.chain((made) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: made.entries.length }), { minLength: 2, maxLength: 2 })
    .map(([a = 1, b = 2]) => ({ made, first: Math.min(a, b), second: Math.max(a, b) })),
);
const with_ = (made: TestExport, entries: readonly RecordEntry[]) => ({ ...made, entries: [...entries] });
const renumbered = (entries: readonly RecordEntry[]) => entries.map((entry, at) => ({ ...entry, seq: at + 1 }));

const EDITS: ((entry: RecordEntry) => RecordEntry)[] = [
  (entry) => ({ ...entry, body: `${entry.body}.` }),
  (entry) => ({ ...entry, actorName: "Eve" }),
  (entry) => ({ ...entry, kind: "status_changed" }),
  (entry) => ({ ...entry, source: "api" }),
  (entry) => ({ ...entry, actorId: entry.id }),
  (entry) => ({ ...entry, idempotencyKey: "other" }),
  (entry) => ({ ...entry, threadId: entry.id }),
  (entry) => ({ ...entry, supersedesId: entry.id }),
  (entry) => ({ ...entry, payload: { ...entry.payload, added: 1 } }),
  (entry) => ({ ...entry, occurredAt: "2026-11-22T03:12:05.001Z" }),
  (entry) => ({ ...entry, recordedAt: "2026-11-22T03:12:05Z" }),
  (entry) => ({ ...entry, id: entry.idempotencyKey }),
  (entry) => ({ ...entry, contentHash: "a".repeat(64) }),
  (entry) => ({ ...entry, hash: "a".repeat(64) }),
  (entry) => ({ ...entry, prevHash: "a".repeat(64) }),
  (entry) => ({ ...entry, seq: entry.seq + 40 }),
  (entry) => ({ ...entry, note: "slipped in" }) as RecordEntry,
];

describe("an export that nobody touched", () => {
  it("is whole, however it is written and in whatever pieces it arrives", async () => {
    await fc.assert(
      fc.asyncProperty(record, fc.nat(4), fc.integer({ min: 1, max: 50 }), async (made, indent, piece) => {
        const verdict = await verifyText(`${JSON.stringify(made, null, indent)}\n`, piece);
        expect(verdict.broken).toBeNull();
        expect(verdict.hashes).toEqual(made.entries.map(({ hash }) => hash));
      }),
      { numRuns: 60 },
    );
  });

  it("is whole without any entry", async () => {
    expect((await verified(testExport([]))).broken).toBeNull();
  });
});

describe("I8: whatever is done to an export is found, at the right entry", () => {
  it("an edit of anything in an entry", async () => {
    await fc.assert(
      fc.asyncProperty(recordAndPair, fc.constantFrom(...EDITS), async ({ made, first }, edit) => {
        const entries = made.entries.map((entry) => (entry.seq === first ? edit(entry) : entry));
        expect((await verified(with_(made, entries))).broken).toMatchObject({ kind: "edited", seq: first });
      }),
      { numRuns: 300 },
    );
  });

  it("an edit whose own hashes were made again", async () => {
    await fc.assert(
      fc.asyncProperty(recordAndPair, async ({ made, first }) => {
        const entries = made.entries.map((entry) =>
          entry.seq === first ? (chained([{ ...entry, body: `${entry.body}.` }], entry.prevHash)[0] ?? entry) : entry,
        );
        expect((await verified(with_(made, entries))).broken).toMatchObject({ kind: "edited", seq: first });
      }),
      { numRuns: 100 },
    );
  });

  it("a deletion, also of several, also with those after it numbered anew", async () => {
    await fc.assert(
      fc.asyncProperty(recordAndPair, fc.boolean(), async ({ made, first, second }, numberAnew) => {
        const left = made.entries.filter(({ seq }) => seq < first || seq >= second);
        const broken = (await verified(with_(made, numberAnew ? renumbered(left) : left))).broken;
        expect(broken).toMatchObject({ kind: "missing", seq: first });
      }),
      { numRuns: 200 },
    );
  });

  it("a swap, also with their numbers exchanged", async () => {
    await fc.assert(
      fc.asyncProperty(recordAndPair, fc.boolean(), async ({ made, first, second }, numberAnew) => {
        const entries = [...made.entries];
        [entries[first - 1], entries[second - 1]] = [entries[second - 1]!, entries[first - 1]!];
        const broken = (await verified(with_(made, numberAnew ? renumbered(entries) : entries))).broken;
        expect(broken).toMatchObject({ kind: "swapped", seq: first });
      }),
      { numRuns: 200 },
    );
  });

  it("an insertion, also of one with a hash that fits", async () => {
    await fc.assert(
      fc.asyncProperty(recordAndPair, fc.boolean(), async ({ made, first }, fits) => {
        const before = made.entries.slice(0, first - 1);
        const invented = { ...made.entries[first - 1]!, id: made.incident.id, body: "never said" };
        const placed = fits ? chained([invented], made.entries[first - 1]!.prevHash) : [invented];
        const entries = renumbered([...before, ...placed, ...made.entries.slice(first - 1)]);
        const broken = (await verified(with_(made, entries))).broken;
        expect(broken).toMatchObject({ kind: "inserted", seq: first });
      }),
      { numRuns: 200 },
    );
  });

  it("a truncation, by the head or, when that was changed too, by an anchor", async () => {
    await fc.assert(
      fc.asyncProperty(recordAndPair, async ({ made, second }) => {
        const entries = made.entries.slice(0, second - 1);
        const head = { seq: second - 1, hash: entries.at(-1)?.hash ?? "" };
        const last = made.entries.at(-1)!;
        const anchors = [{ seq: last.seq, hash: last.hash, anchoredAt: made.exportedAt }];
        const gone = { kind: "truncated", seq: second };
        expect((await verified(with_(made, entries))).broken).toMatchObject(gone);
        expect((await verified({ ...with_(made, entries), head, anchors })).broken).toMatchObject(gone);
        const { head: _head, ...headless } = with_(made, made.entries);
        expect((await verified(headless as TestExport)).broken).toMatchObject({ kind: "truncated" });
      }),
      { numRuns: 100 },
    );
  });

  it("a whole chain that was made anew, by an anchor", async () => {
    await fc.assert(
      fc.asyncProperty(recordAndPair, async ({ made, first, second }) => {
        const entries = chained(made.entries.map((entry) => (entry.seq === first ? { ...entry, body: "x\n" } : entry)));
        const { seq, hash } = made.entries[second - 1]!;
        const forged = { ...with_(made, entries), head: { seq: entries.length, hash: entries.at(-1)!.hash } };
        const anchors = [{ seq, hash, anchoredAt: made.exportedAt }];
        expect((await verified(forged)).broken).toBeNull();
        expect((await verified({ ...forged, anchors })).broken).toMatchObject({ kind: "edited", seq: second });
        const verdict = await verified(forged);
        const line = { ...anchors[0]!, incident: made.incident.id, number: 12 };
        expect(compareAnchors(verdict, [line])).toMatchObject({ kind: "edited", seq: second });
        expect(compareAnchors(verdict, [{ ...line, incident: line.incident.replace("1", "2") }])).toBeNull();
        expect(compareVerdicts(verdict, await verified(made))).toMatchObject({ kind: "edited", seq: first });
      }),
      { numRuns: 100 },
    );
  });

  it("a file that was cut, wherever", async () => {
    const made = testExport(Array.from({ length: 12 }, (_, n) => ({ body: `entry ${n}` })));
    const text = JSON.stringify(made);
    const begins = text.indexOf('"entries"');
    for (let at = begins; at < text.length; at += 7) {
      const verdict = await verifyText(text.slice(0, at));
      expect(verdict.broken?.seq).toBeLessThanOrEqual(13);
    }
  });
});

describe("what lies beside the record", () => {
  const document = { results: { A: { frames: [[1, 2.5, null]] } }, title: "結帳 p99" };
  const id = "99999999-2222-4333-8444-555555555555";
  const sha256 = hashOfDocument(document);
  const posted = { body: "", kind: "evidence_posted", payload: { evidenceId: id, sha256 } };
  const made = testExport([{ body: "a" }, posted, { body: "b", payload: { attachments: [{ id, sha256 }] } }]);
  const beside = { attachments: [{ id, sha256 }], evidence: [{ id, sha256, document }] };

  it("is whole with its documents and without", async () => {
    expect(await verified({ ...made, ...beside })).toMatchObject({ broken: null, documents: 1 });
    expect((await verified({ ...made, ...beside, evidence: [{ id, sha256 }] })).broken).toBeNull();
  });

  it("is found when it was changed, exchanged or taken away", async () => {
    const changed = { ...document, title: "p50" };
    const cases = [[{ id, sha256, document: changed }], [{ id, sha256: hashOfDocument(changed), document: changed }]];
    for (const evidence of cases)
      expect((await verified({ ...made, ...beside, evidence })).broken).toMatchObject({ kind: "evidence", seq: 2 });
    const bare = { ...testExport([{ body: "a" }, posted]), evidence: [] };
    expect((await verified(bare)).broken).toMatchObject({ kind: "evidence", seq: 2 });
    const exchanged = { ...made, ...beside, attachments: [{ id, sha256: hashOfDocument("other") }] };
    expect((await verified(exchanged)).broken).toMatchObject({ kind: "file", seq: 3 });
  });
});

describe("two exports of one incident", () => {
  const long = testExport(Array.from({ length: 9 }, (_, n) => ({ body: `entry ${n}` })));
  const earlier = { ...with_(long, long.entries.slice(0, 4)), exportedAt: "2026-11-22T03:30:00.000Z" };
  earlier.head = { seq: 4, hash: earlier.entries[3]!.hash };

  it("agree when the later one only goes on", async () => {
    expect(compareVerdicts(await verified(long), await verified(earlier))).toBeNull();
    expect(compareVerdicts(await verified(earlier), await verified(long))).toBeNull();
  });

  it("show that the later one lost its end", async () => {
    const cut = { ...earlier, exportedAt: "2026-11-23T00:00:00.000Z" };
    const found = compareVerdicts(await verified(cut), await verified(long));
    expect(found).toMatchObject({ kind: "truncated", seq: 5 });
  });
});

describe("what is no export", () => {
  it.each(["", "[]", "null", "{}", '{"format":"other"}', "<html>", '{"format":"sre-assistant/incident-export@1"}'])(
    "%j is called so",
    async (text) => {
      await expect(verifyText(text)).rejects.toThrow(NoExport);
    },
  );

  it("is not told from the name of a part that is there twice: that is a break", async () => {
    const text = JSON.stringify(testExport([{ body: "a" }]));
    const twice = `${text.slice(0, -1)},"entries":[]}`;
    expect((await verifyText(twice)).broken).toMatchObject({ kind: "unreadable" });
  });
});
