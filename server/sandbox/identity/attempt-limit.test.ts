import { describe, expect, it } from "vitest";
import { attemptLimit } from "@/server/sandbox/identity/attempt-limit";

describe("attemptLimit", () => {
  it("closes after the allowed failures, says for how long, and opens again", () => {
    let time = 0;
    const limit = attemptLimit({ attempts: 3, windowSeconds: 60, now: () => time });
    for (let failure = 0; failure < 3; failure += 1) {
      expect(limit.waitSeconds("eve")).toBe(0);
      limit.failed("eve");
    }
    time = 20_000;
    expect(limit.waitSeconds("eve")).toBe(40);
    expect(limit.waitSeconds("ada")).toBe(0);
    time = 60_000;
    expect(limit.waitSeconds("eve")).toBe(0);
  });

  it("forgets the failures of somebody who got in", () => {
    const limit = attemptLimit({ attempts: 1 });
    limit.failed("ada");
    limit.succeeded("ada");
    expect(limit.waitSeconds("ada")).toBe(0);
  });
});
