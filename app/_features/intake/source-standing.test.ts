import { describe, expect, it } from "vitest";
import { sourceStanding } from "@/app/_features/intake/source-standing";

const EARLIER = "2026-11-22T02:00:00.000Z";
const LATER = "2026-11-22T03:00:00.000Z";
const quiet = { isOn: true, lastDeliveryAt: EARLIER, deadLetters: 0, refused: { count: 0, at: null, reason: null } };
const refused = (at: string) => ({ count: 3, at, reason: "wrong" });

describe("how a source stands", () => {
  it.each([
    ["that is quiet", quiet, "heard"],
    ["that was never called", { ...quiet, lastDeliveryAt: null }, "waiting"],
    ["whose calls are refused since the last that was taken", { ...quiet, refused: refused(LATER) }, "refusing"],
    [
      "whose calls were refused, and never taken",
      { ...quiet, lastDeliveryAt: null, refused: refused(EARLIER) },
      "refusing",
    ],
    ["that was mended after refusals", { ...quiet, lastDeliveryAt: LATER, refused: refused(EARLIER) }, "heard"],
    ["with dead letters", { ...quiet, deadLetters: 1 }, "deadLetters"],
    ["that is paused, whatever else", { ...quiet, isOn: false, deadLetters: 1, refused: refused(LATER) }, "paused"],
  ] as const)("one %s", (_, source, standing) => {
    expect(sourceStanding(source)).toBe(standing);
  });
});
