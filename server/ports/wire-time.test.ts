import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import { wireTime, type EpochMs, type EpochNanos, type EpochSeconds, type Rfc3339 } from "./wire-time";

const anyTime = fc.integer({ min: 0, max: 8_640_000_000_000 });

describe("times on the wire", () => {
  it("say the same moment in every unit", () => {
    fc.assert(
      fc.property(anyTime, (value) => {
        const time = wireTime.ms(value);
        expect(Number(wireTime.nanos(time) / 1_000_000n)).toBe(value);
        expect(value - wireTime.seconds(time) * 1_000).toBeGreaterThanOrEqual(0);
        expect(value - wireTime.seconds(time) * 1_000).toBeLessThan(1_000);
        expect(wireTime.fromRfc3339(wireTime.rfc3339(time))).toBe(value);
      }),
    );
  });

  it("know that nothing has happened yet", () => {
    expect(wireTime.fromRfc3339("0001-01-01T00:00:00Z")).toBeNull();
    expect(wireTime.fromRfc3339("soon")).toBeNull();
  });

  it("cannot be taken for one another", () => {
    expectTypeOf<EpochSeconds>().not.toExtend<EpochMs>();
    expectTypeOf<EpochMs>().not.toExtend<EpochSeconds>();
    expectTypeOf<EpochNanos>().not.toExtend<bigint & EpochMs>();
    expectTypeOf<number>().not.toExtend<EpochMs>();
    expectTypeOf<string>().not.toExtend<Rfc3339>();
    // @ts-expect-error seconds where milliseconds belong
    expect(wireTime.rfc3339(wireTime.seconds(wireTime.ms(1_764_000_000_000)))).toBe("1970-01-21T10:00:00.000Z");
  });
});
