import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EvidenceFrame, EvidenceResults } from "@/server/evidence/contract";
import { answered, logFrame, seriesFrame } from "../testing/test-frames";
import { compareResults } from "./compare-results";

const value = fc.oneof(
  fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
  fc.constantFrom(null, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0),
);
const series = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 40 }), value), { selector: ([time]) => time, maxLength: 30 })
  .map((points) => points.toSorted(([a], [b]) => a - b));
const results = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom("a", "b", "c"), { maxLength: 3 }),
    fc.array(series, { minLength: 3, maxLength: 3 }),
    fc.array(fc.tuple(fc.nat(9), fc.constantFrom("boot", "error", "done")), { maxLength: 6 }),
  )
  .map(([jobs, all, lines]) =>
    answered(...jobs.map((job, at) => seriesFrame(all[at] ?? [], { job })), logFrame(lines)),
  );

const tableFrame = (rows: readonly (readonly [host: string, count: number])[]): EvidenceFrame => ({
  schema: {
    fields: [
      { name: "host", type: "string" },
      { name: "count", type: "number" },
    ],
  },
  data: { values: [rows.map(([host]) => host), rows.map(([, count]) => count)] },
});

describe("comparing what was captured with what is answered later", () => {
  it("finds nothing between an answer and itself, whatever numbers are in it", () => {
    fc.assert(
      fc.property(results, (given) => {
        expect(compareResults(given, structuredClone(given))).toMatchObject({
          same: true,
          changes: [],
          rowChanges: [],
        });
      }),
    );
  });

  it("looks the same from both sides: what is added from one is missing from the other", () => {
    fc.assert(
      fc.property(results, results, (one, other) => {
        const [there, back] = [compareResults(one, other), compareResults(other, one)];
        expect(back.same).toBe(there.same);
        expect(back.points.added).toBe(there.points.missing);
        expect(back.points.missing).toBe(there.points.added);
        expect(back.points.rewritten).toBe(there.points.rewritten);
        expect(back.series).toEqual({ new: there.series.gone, gone: there.series.new });
        expect(back.rows).toEqual({ ...there.rows, added: there.rows.missing, missing: there.rows.added });
      }),
    );
  });

  it("does not depend on the order of series, nor on that of labels", () => {
    fc.assert(
      fc.property(series, series, (one, other) => {
        const [a, b] = [seriesFrame(one, { job: "a", pod: "1" }), seriesFrame(other, { job: "b", pod: "1" })];
        const turned = seriesFrame(one, { pod: "1", job: "a" });
        expect(compareResults(answered(a, b), answered(b, turned)).same).toBe(true);
      }),
    );
  });

  it("counts exactly the points that were put in, taken out and rewritten", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 30 }),
        fc.array(fc.constantFrom("keep", "added", "missing", "rewritten"), { minLength: 30, maxLength: 30 }),
        (times, fates) => {
          const fate = (at: number) => fates[at] ?? "keep";
          const before = times.flatMap((time, at) => (fate(at) === "added" ? [] : [[time, time] as const]));
          const after = times.flatMap((time, at) =>
            fate(at) === "missing" ? [] : [[time, fate(at) === "rewritten" ? time + 1 : time] as const],
          );
          const { points } = compareResults(answered(seriesFrame(before)), answered(seriesFrame(after)));
          const count = (wanted: string) => times.filter((_, at) => fate(at) === wanted).length;
          expect([points.added, points.missing, points.rewritten]).toEqual(
            ["added", "missing", "rewritten"].map(count),
          );
        },
      ),
    );
  });

  it("tells late points, new series and gone ones, and marks them in the order of time", () => {
    const before = answered(
      seriesFrame(
        [
          [10, 1],
          [20, 2],
          [30, 3],
        ],
        { job: "a" },
      ),
      seriesFrame([[10, 1]], { job: "b" }),
    );
    const after = answered(
      seriesFrame(
        [
          [10, 1],
          [15, 9],
          [20, 2.5],
          [40, 4],
        ],
        { job: "a" },
      ),
      seriesFrame([[10, 7]], { job: "c" }),
    );
    const { changes, points, series: counted } = compareResults(before, after);
    expect(counted).toEqual({ new: 1, gone: 1 });
    expect(points).toEqual({ added: 3, missing: 2, rewritten: 1, late: 1 });
    expect(changes.map(({ name, kind }) => [name, kind])).toEqual([
      ['{job="a"}', "changed"],
      ['{job="b"}', "gone"],
      ['{job="c"}', "new"],
    ]);
    expect(changes[0]?.marks).toEqual([
      { time: 15, kind: "added", before: null, after: 9, late: false },
      { time: 20, kind: "rewritten", before: 2, after: 2.5, late: false },
      { time: 30, kind: "missing", before: 3, after: null, late: false },
      { time: 40, kind: "added", before: null, after: 4, late: true },
    ]);
  });

  it("takes sums in another order for the same, and infinities not for large numbers", () => {
    const of = (number: number) => answered(seriesFrame([[1, number]]));
    expect(compareResults(of(0.1 + 0.2), of(0.3)).same).toBe(true);
    expect(compareResults(of(1), of(1.000_001)).points.rewritten).toBe(1);
    expect(compareResults(of(Number.POSITIVE_INFINITY), of(Number.NEGATIVE_INFINITY)).points.rewritten).toBe(1);
    expect(compareResults(of(Number.POSITIVE_INFINITY), of(5)).points.rewritten).toBe(1);
    expect(compareResults(of(Number.NaN), of(0)).points.rewritten).toBe(1);
  });

  it("counts lines of a log, each as often as it is there", () => {
    const before = answered(
      logFrame([
        [1, "boot"],
        [2, "retry"],
        [2, "retry"],
      ]),
    );
    const after = answered(
      logFrame([
        [1, "boot"],
        [2, "retry"],
        [3, "late"],
      ]),
    );
    expect(compareResults(before, after).rows).toEqual({ added: 1, missing: 1, changed: 0 });
  });

  it("tells of tables which rows came, went and changed, and the counts are those of the rows", () => {
    const frame = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.nat(3)), { maxLength: 6 }).map(tableFrame);
    const some = fc.array(frame, { maxLength: 3 }).map((frames) => answered(...frames));
    const rowsIn = (given: EvidenceResults) =>
      (given.A?.frames ?? []).reduce((sum, each) => sum + (each.data.values[0]?.length ?? 0), 0);
    fc.assert(
      fc.property(some, some, (one, other) => {
        const { rows, rowChanges, same } = compareResults(one, other);
        expect(rowsIn(other) - rowsIn(one)).toBe(rows.added - rows.missing);
        expect(rowChanges).toHaveLength(rows.added + rows.missing + rows.changed);
        expect(same).toBe(rowChanges.length === 0);
      }),
    );
    const { rowChanges } = compareResults(
      answered(
        tableFrame([
          ["a", 1],
          ["b", 2],
        ]),
      ),
      answered(
        tableFrame([
          ["a", 3],
          ["c", 2],
        ]),
      ),
    );
    expect(rowChanges.map(({ kind, title, cells }) => [kind, title, cells])).toEqual([
      ["changed", "a", [{ column: "count", before: 1, after: 3 }]],
      ["missing", "b", []],
      ["added", "c", []],
    ]);
  });

  it("compares states over time by their words, as their panel shows them", () => {
    const states = (...words: string[]): EvidenceResults =>
      answered({
        schema: {
          fields: [
            { name: "Time", type: "time" },
            { name: "db", type: "string" },
          ],
        },
        data: { values: [words.map((_, at) => at), words] },
      });
    const [before, after] = [states("up", "up"), states("up", "down", "up")];
    const { points, changes } = compareResults(before, after, { panelType: "state-timeline" });
    expect(points).toEqual({ added: 1, missing: 0, rewritten: 1, late: 1 });
    expect(changes[0]?.marks[0]).toMatchObject({ kind: "rewritten", before: "up", after: "down" });
    expect(compareResults(before, before, { panelType: "state-timeline" }).same).toBe(true);
  });

  it("copes with answers of another shape: other names, other columns, none at all", () => {
    const shapes: EvidenceResults[] = [
      {},
      answered(),
      answered(seriesFrame([[1, 2]], { __proto__: "x", job: "a" })),
      answered(tableFrame([["a", 1]])),
      answered(logFrame([[1, "boot"]])),
      answered({ schema: { fields: [] }, data: { values: [] } }),
      { B: { frames: [seriesFrame([[1, 2]])], error: "broken" } },
    ];
    for (const [at, one] of shapes.entries())
      for (const [place, other] of shapes.entries())
        for (const panelType of ["", "state-timeline", "table"]) {
          const { same } = compareResults(one, other, { panelType });
          const areEmpty = [at, place].every((shape) => [0, 1, 5].includes(shape));
          expect(same, `${at} ${place}`).toBe(at === place || areEmpty);
        }
  });

  it("does not take what a thinned capture left out for something new", () => {
    const before = answered(
      seriesFrame([
        [10, 1],
        [30, 3],
      ]),
    );
    const after = answered(
      seriesFrame([
        [10, 1],
        [20, 2],
        [30, 3],
      ]),
    );
    expect(compareResults(before, after).points.added).toBe(1);
    expect(compareResults(before, after, { isThinned: true }).same).toBe(true);
    const later = answered(
      seriesFrame([
        [10, 1],
        [20, 2],
        [30, 4],
        [40, 5],
      ]),
    );
    expect(compareResults(before, later, { isThinned: true }).points).toEqual({
      added: 1,
      missing: 0,
      rewritten: 1,
      late: 1,
    });
  });
});
