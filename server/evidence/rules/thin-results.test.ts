import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EvidenceResults } from "@/server/evidence/contract";
import { answered, logFrame, seriesFrame } from "../testing/test-frames";
import { numbersOf } from "./frame-values";
import { thinResults } from "./thin-results";
import { thumbnail } from "./thumbnail";

const framesOf = (results: EvidenceResults) => results.A?.frames ?? [];

describe("thinning out", () => {
  it("keeps the first and last point and both extremes, in order, and no point that was not there", () => {
    const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(null, Number.NaN));
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 30, maxLength: 300 }),
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        (values, share) => {
          const given = seriesFrame(values.map((each, at) => [at * 10, each] as const));
          const [frame] = framesOf(thinResults(answered(given), share).results);
          const times = frame?.data.values[0] as number[];
          const kept = frame ? numbersOf(frame, 1) : [];
          expect(times[0]).toBe(0);
          expect(times.at(-1)).toBe((values.length - 1) * 10);
          expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
          expect(kept).toEqual(times.map((time) => values[time / 10]));
          const finite = (all: readonly (number | null | undefined)[]) =>
            all.filter((each): each is number => typeof each === "number" && !Number.isNaN(each));
          if (finite(values).length > 0) {
            expect(Math.max(...finite(kept))).toBe(Math.max(...finite(values)));
            expect(Math.min(...finite(kept))).toBe(Math.min(...finite(values)));
          }
          expect(kept.length).toBeLessThanOrEqual(Math.max(4, Math.ceil(values.length * share) + 2));
        },
      ),
    );
  });

  it("keeps the newest lines of a log, whichever end they stand at, and the first rows of a table", () => {
    const lines = Array.from({ length: 10 }, (_, at) => [at, `line ${at}`] as const);
    for (const given of [lines, lines.toReversed()]) {
      const { results, notes } = thinResults(answered(logFrame(given)), 0.3);
      const kept = framesOf(results)[0]?.data.values[0] as number[];
      expect(kept.toSorted((a, b) => a - b)).toEqual([7, 8, 9]);
      expect(notes).toEqual([{ code: "newest_lines", kept: 3, of: 10 }]);
    }
    const table = {
      schema: { fields: [{ name: "pod", type: "string" }] },
      data: { values: [["a", "b", "c", "d"]] },
    };
    const { results, notes } = thinResults(answered(table), 0.5);
    expect(framesOf(results)[0]?.data.values).toEqual([["a", "b"]]);
    expect(notes).toEqual([{ code: "first_rows", kept: 2, of: 4 }]);
  });
});

describe("the thumbnail", () => {
  it("is a few whole numbers between 0 and 100, whatever the panel shows", () => {
    const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 1_000 }), fc.oneof(fc.double(), fc.constant(null))), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(fc.array(points, { maxLength: 8 }), (all) => {
        const picture = thumbnail(answered(...all.map((each) => seriesFrame(each))), { from: 0, to: 1_000 });
        const numbers = picture?.flat() ?? [];
        expect(numbers.length).toBeLessThanOrEqual(200);
        expect(new Set(picture?.map((line) => line.length) ?? [0]).size).toBe(1);
        for (const number of numbers) {
          expect(number === null || (Number.isInteger(number) && number >= 0 && number <= 100)).toBe(true);
        }
      }),
    );
  });

  it("rises with the series, counts lines, and leaves a table alone", () => {
    const rising = Array.from({ length: 100 }, (_, at) => [at * 10, at] as const);
    const [line = []] = thumbnail(answered(seriesFrame(rising)), { from: 0, to: 1_000 }) ?? [];
    expect([line[0], line.at(-1)]).toEqual([0, 100]);
    const burst = Array.from({ length: 20 }, (_, at) => [at < 19 ? 500 : 990, "x"] as const);
    const [counts = []] = thumbnail(answered(logFrame(burst)), { from: 0, to: 1_000 }) ?? [];
    expect(counts.indexOf(100)).toBe(25);
    const table = { schema: { fields: [{ name: "pod", type: "string" }] }, data: { values: [["a"]] } };
    expect(thumbnail(answered(table), { from: 0, to: 1 })).toBeNull();
  });
});
