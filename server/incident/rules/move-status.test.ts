import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STATUSES } from "@/server/incident/contract";
import { USUAL_STATUSES } from "@/server/incident/contract/status-settings";
import { byCategory, categoryOf } from "@/server/incident/rules";
import { moveStatus } from "@/server/incident/rules/move-status";

const { statuses } = USUAL_STATUSES;
const status = fc.constantFrom(...STATUSES);

describe("moving a status", () => {
  it("puts it where the other one stands, within their category alone", () => {
    fc.assert(
      fc.property(status, status, (one, other) => {
        const moved = moveStatus(statuses, one, other);
        expect(moved).toHaveLength(statuses.length);
        expect(byCategory(moved)).toEqual(moved);
        const isMoved = categoryOf(one) === categoryOf(other) && one !== other;
        expect(moved[STATUSES.indexOf(other)]?.status === one).toBe(isMoved || one === other);
        if (!isMoved) expect(moved).toEqual(statuses);
      }),
    );
  });
});
