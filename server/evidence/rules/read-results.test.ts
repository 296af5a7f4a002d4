import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EvidenceFrame } from "@/server/evidence/contract";
import { seriesFrame } from "../testing/test-frames";
import { MAX_SERIES, readResults } from "./read-results";

const read = (...frames: unknown[]) => readResults({ A: { frames } }, ["A"]);
const codes = ({ notes }: ReturnType<typeof read>) => notes.map(({ code }) => code);

const isEven = ({ data, schema }: EvidenceFrame) =>
  data.values.length === schema.fields.length && new Set(data.values.map((column) => column.length)).size <= 1;

describe("reading an answer to be kept", () => {
  it("keeps a good answer as it is", () => {
    const frame = seriesFrame(
      [
        [1, 1],
        [2, Number.NaN],
      ],
      { job: "a" },
    );
    const { results, notes } = read(frame);
    expect(notes).toEqual([]);
    expect(results.A?.frames[0]?.data.values).toEqual(frame.data.values);
    expect(results.A?.frames[0]?.data.entities?.[1]).toEqual({ NaN: [1], Inf: [], NegInf: [] });
  });

  it("never fails and gives even frames, whatever comes", () => {
    const field = fc.oneof(
      fc.record({ name: fc.string(), type: fc.constantFrom("time", "number", "string"), labels: fc.object() }),
      fc.anything(),
    );
    const column = fc.oneof(fc.array(fc.oneof(fc.double(), fc.string(), fc.constant(null))), fc.anything());
    const frame = fc.oneof(
      fc.record({
        schema: fc.record({ fields: fc.array(field, { maxLength: 4 }), meta: fc.anything() }),
        data: fc.record({
          values: fc.array(column, { maxLength: 4 }),
          entities: fc.oneof(fc.anything(), fc.array(fc.record({ NaN: fc.array(fc.integer()) }))),
          nanos: fc.anything(),
        }),
      }),
      fc.anything(),
    );
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 4 }), fc.anything(), (frames, other) => {
        const { results } = readResults({ A: { frames }, B: other }, ["A", "B", "__proto__", "missing"]);
        for (const result of Object.values(results)) expect(result.frames.every(isEven)).toBe(true);
      }),
    );
  });

  it("cuts columns of unequal length to the shortest and says so", () => {
    const frame = seriesFrame([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    frame.data.values[1]?.pop();
    const answer = read(frame);
    expect(answer.notes).toEqual([{ code: "uneven", kept: 2, of: 3 }]);
    expect(answer.results.A?.frames[0]?.data.values).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it("leaves out points at no time or at the end of time", () => {
    const frame = seriesFrame([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ]);
    frame.data.values[0] = [1, null, null, 4];
    frame.data.entities = [{ Inf: [2] }, { NaN: [3] }];
    const answer = read(frame);
    expect(answer.notes).toEqual([{ code: "times_dropped", kept: 2, of: 4 }]);
    expect(answer.results.A?.frames[0]?.data.values).toEqual([
      [1, 4],
      [1, 4],
    ]);
    // The place of what is no number moves with its row.
    expect(answer.results.A?.frames[0]?.data.entities?.[1]).toEqual({ NaN: [1] });
  });

  it("keeps the first series of a million, in frames or in columns", () => {
    const narrow = seriesFrame([[1, 1]]);
    const many = readResults({ A: { frames: Array.from({ length: 1_000_000 }, () => narrow) } }, ["A"]);
    expect(many.results.A?.frames).toHaveLength(MAX_SERIES);
    expect(many.notes).toEqual([{ code: "series_cut", kept: MAX_SERIES, of: 1_000_000 }]);
    const wide = {
      schema: { fields: Array.from({ length: 5_000 }, (_, at) => ({ name: String(at), type: "number" })) },
      data: { values: Array.from({ length: 5_000 }, () => [1]) },
    };
    expect(read(wide).results.A?.frames[0]?.data.values).toHaveLength(MAX_SERIES);
    expect(codes(read(wide))).toEqual(["series_cut"]);
  });

  it("takes no label that would be something else than a label", () => {
    const frame = JSON.parse(
      '{"schema":{"fields":[{"name":"v","type":"number","labels":{"__proto__":"x","job":"a","constructor":"c"}}]},"data":{"values":[[1]]}}',
    ) as object;
    const answer = read(frame);
    const labels = answer.results.A?.frames[0]?.schema.fields[0]?.labels ?? {};
    expect(Object.keys(labels)).toEqual(["job", "constructor"]);
    expect(Object.getPrototypeOf(labels)).toBe(Object.prototype);
    expect(codes(answer)).toEqual(["labels_dropped"]);
  });

  it("keeps neither the text of queries nor links that hold some", () => {
    const frame = seriesFrame([[1, 1]]);
    frame.schema.meta = { type: "timeseries-multi", executedQueryString: "secret_metric" };
    frame.schema.fields[1] = {
      name: "Value",
      type: "number",
      config: { unit: "s", links: [{ internal: { query: { expr: "secret_metric" } } }] },
    };
    const answer = read(frame);
    expect(JSON.stringify(answer)).not.toContain("secret_metric");
    expect(answer.results.A?.frames[0]?.schema.fields[1]?.config).toEqual({ unit: "s" });
  });

  it("says which query failed beside those that did not", () => {
    const { results, notes } = readResults({ A: { frames: [] }, B: { error: "parse error" }, C: { frames: [] } }, [
      "A",
      "B",
    ]);
    expect(Object.keys(results)).toEqual(["A", "B"]);
    expect(notes).toEqual([{ code: "partial", subject: "B" }]);
  });
});
