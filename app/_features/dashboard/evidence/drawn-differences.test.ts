import { createTheme, FieldType, getFieldDisplayName, type DataFrame } from "@grafana/data";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { EvidenceResults } from "@/server/evidence/contract";
import { compareResults } from "@/server/evidence/rules/compare-results";
import { readResults } from "@/server/evidence/rules/read-results";
import { evidenceFrames } from "./evidence-frames";
import { markedRows } from "./marked-rows";
import { overlayFrames } from "./overlay-frames";
import { pairLanes } from "./pair-lanes";

// The runtime reads a browser's window as soon as it is imported; the reader of answers needs none.
vi.mock("@grafana/runtime", () =>
  vi.importActual<object>("../../../../node_modules/@grafana/runtime/dist/esm/utils/queryResponse.mjs"),
);

const THEME = createTheme();
const ROWS = { column: "Change", added: "+", missing: "-", changed: "~", was: "was" };
const WORDS = {
  frozen: (name: string) => `${name} (frozen)`,
  point: (kind: string, name: string) => `${kind} ${name}`,
};

const drawn = (results: EvidenceResults): DataFrame[] => evidenceFrames(results, { targets: [] }).series;
const answered = (...frames: unknown[]) => readResults({ A: { frames } }, ["A"]).results;
const table = (rows: readonly (readonly [host: string, load: number])[]) => ({
  schema: {
    fields: [
      { name: "host", type: "string" },
      { name: "load", type: "number" },
    ],
  },
  data: { values: [rows.map(([host]) => host), rows.map(([, load]) => load)] },
});
const states = (name: string, words: readonly string[]) => ({
  schema: {
    fields: [
      { name: "Time", type: "time" },
      { name, type: "string" },
    ],
  },
  data: { values: [words.map((_, at) => at), words] },
});

/** Whatever a data source may answer: columns of unequal length, times without end, labels that are none. */
const malformed = fc
  .array(
    fc.record({
      schema: fc.record({
        fields: fc.array(
          fc.record({
            name: fc.constantFrom("Time", "Value", "__proto__", ""),
            type: fc.constantFrom("time", "number", "string", "enum", "other", "what"),
            labels: fc.constantFrom({ job: "a" }, JSON.parse('{"__proto__":"x"}'), null),
          }),
          { maxLength: 4 },
        ),
      }),
      data: fc.record({
        values: fc.array(
          fc.array(fc.constantFrom(0, 1, 2, Number.POSITIVE_INFINITY, Number.NaN, null, "a", { x: 1 }), {
            maxLength: 5,
          }),
          { maxLength: 5 },
        ),
      }),
    }),
    { maxLength: 3 },
  )
  .map((frames) => answered(...frames));

describe("a difference, drawn", () => {
  it("holds whatever was answered, and what one answer lacks", () => {
    fc.assert(
      fc.property(malformed, malformed, (one, other) => {
        const [frozen, asked] = [drawn(one), drawn(other)];
        const comparison = compareResults(one, other);
        for (const style of ["lines", "bars"] as const) {
          const over = overlayFrames(frozen, asked, { comparison, theme: THEME, words: WORDS, style });
          expect(over.length).toBeGreaterThanOrEqual(frozen.length + asked.length);
        }
        for (const { fields } of pairLanes(frozen, asked, WORDS.frozen)) {
          expect(fields.filter(({ type }) => type !== FieldType.time)).toHaveLength(1);
        }
        for (const { fields, length } of markedRows(frozen, asked, THEME, ROWS)) {
          expect(fields.map(({ values }) => values.length)).toEqual(fields.map(() => length));
        }
      }),
    );
  });

  it("marks in a table as many rows as are counted", () => {
    const rows = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.nat(2)), { maxLength: 8 });
    fc.assert(
      fc.property(rows, rows, (one, other) => {
        const [before, after] = [answered(table(one)), answered(table(other))];
        const [marked] = markedRows(drawn(before), drawn(after), THEME, ROWS);
        const marks = marked?.fields[0]?.values as string[];
        const count = (mark: string) => marks.filter((each) => each === mark).length;
        const { added, missing, changed } = compareResults(before, after).rows;
        expect([count("+"), count("-"), count("~"), count("was")]).toEqual([added, missing, changed, changed]);
        expect(count("")).toBe(other.length - added - changed);
      }),
    );
  });

  it("puts each row of states above the captured one, and keeps what is gone", () => {
    const frozen = drawn(answered(states("api", ["up"]), states("old", ["up"])));
    const asked = drawn(answered(states("db", ["up"]), states("api", ["down"])));
    const lanes = pairLanes(frozen, asked, WORDS.frozen);
    const names = lanes.map((frame) => {
      const field = frame.fields.find(({ type }) => type !== FieldType.time);
      return field && getFieldDisplayName(field, frame, lanes);
    });
    expect(names).toEqual(["db", "api", "api (frozen)", "old (frozen)"]);
  });
});
