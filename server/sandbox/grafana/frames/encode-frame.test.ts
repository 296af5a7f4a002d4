import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberField, type QueryAnswer, timeField } from "./data-frame";
import { encodeAnswer, encodeFrame } from "./encode-frame";

interface Encoded {
  data: { values: unknown[][]; entities?: (Record<string, number[]> | null)[]; nanos?: unknown[] };
}
const encode = (values: (number | null)[]) =>
  encodeFrame("A", {
    fields: [timeField(values.map((_value, i) => i)), numberField("v", values)],
  }) as unknown as Encoded;

describe("frames on the wire", () => {
  it("carry what JSON cannot: every number comes back as it was", () => {
    const value = fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(Number.NaN, Infinity, -Infinity, null));
    fc.assert(
      fc.property(fc.array(value), (values) => {
        const { data } = JSON.parse(JSON.stringify(encode(values))) as Encoded;
        const back = [...(data.values[1] ?? [])];
        for (const [kind, number] of [
          ["NaN", Number.NaN],
          ["Inf", Infinity],
          ["NegInf", -Infinity],
        ] as const) {
          for (const index of data.entities?.[1]?.[kind] ?? []) back[index] = number;
        }
        expect(back.map((one) => (one === 0 ? 0 : one))).toEqual(values.map((one) => (one === 0 ? 0 : one)));
      }),
    );
  });

  it("name entities and nanoseconds only where there are any", () => {
    expect(encode([1, 2]).data).toEqual({
      values: [
        [0, 1],
        [1, 2],
      ],
    });
    const frame = encodeFrame("A", { fields: [timeField([5, 6], { nanos: [0, 120] })] }) as unknown as Encoded;
    expect(frame.data.nanos).toEqual([[0, 120]]);
  });

  it("put the error before status and frames, as Grafana does", () => {
    const failed: QueryAnswer = { status: 400, error: "no", errorSource: "downstream", frames: [] };
    expect(Object.keys(encodeAnswer("A", failed))).toEqual(["error", "errorSource", "status"]);
    const keys = Object.keys(encodeAnswer("A", { ...failed, listed: true }));
    expect(keys).toEqual(["error", "errorSource", "status", "frames"]);
    expect(encodeAnswer("A", { status: 200, frames: [] })).toEqual({ status: 200, frames: [] });
  });
});
