import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replayOf, SPEEDS, withReplay } from "./replay-address";

const PAGE = "http://room.test/incidents/7?dashboard=checkout&from=now-1h#event-4";

describe("the address of a moment", () => {
  it("names the moment and the pace, and leaves the rest as it was", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), fc.constantFrom(...SPEEDS), (at, speed) => {
        const url = new URL(withReplay(PAGE, { at, speed }));
        expect(replayOf(url.searchParams)).toEqual({ at, speed });
        expect([url.searchParams.get("dashboard"), url.searchParams.get("from"), url.hash]).toEqual([
          "checkout",
          "now-1h",
          "#event-4",
        ]);
        expect(withReplay(url.href, null)).toBe(PAGE);
      }),
    );
  });

  it.each(["", "replay=", "replay=soon", "speed=4"])("names none in %j", (search) => {
    expect(replayOf(new URLSearchParams(search))).toBeNull();
  });

  it("plays at the usual pace where it asks for an unknown one", () => {
    expect(replayOf(new URLSearchParams("replay=2026-11-22T03:12:00Z&speed=1000"))?.speed).toBe(1);
  });
});
