import { describe, expect, it } from "vitest";
import { durationText } from "./duration-text";

describe("a duration", () => {
  it.each([
    [0, "0ms"],
    [400, "400ms"],
    [61_000, "1m 1s"],
    [3_600_000, "1h"],
    [7_505_000, "2h 5m"],
    [90_000_000, "1d 1h"],
  ])("of %d ms reads %s", (ms, text) => expect(durationText(ms)).toBe(text));
});
