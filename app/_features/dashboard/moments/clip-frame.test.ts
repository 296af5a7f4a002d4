import { FieldType, type DataFrame } from "@grafana/data";
import fc from "fast-check";
import { expect, it } from "vitest";
import { clipFrame } from "./clip-frame";

const frameOf = (times: number[]): DataFrame => ({
  length: times.length,
  fields: [
    { name: "time", type: FieldType.time, config: {}, values: times, nanos: times.map((time) => time % 7) },
    { name: "value", type: FieldType.number, config: {}, values: times.map((time) => time * 2) },
  ],
});

it("holds what was in the span, each value with its time, and nothing later", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100)), fc.nat(100), fc.nat(100), (times, one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const clipped = clipFrame(frameOf(times), { from, to });
      const inside = times.filter((time) => time >= from && time <= to);
      expect(clipped?.length).toBe(inside.length);
      expect(clipped?.fields.map(({ values }) => values)).toEqual([inside, inside.map((time) => time * 2)]);
      expect(clipped?.fields[0]?.nanos).toEqual(inside.map((time) => time % 7));
    }),
  );
});

it("is nothing of a frame without times", () => {
  const frame = { length: 1, fields: [{ name: "value", type: FieldType.number, config: {}, values: [1] }] };
  expect(clipFrame(frame, { from: 0, to: 10 })).toBeNull();
});
