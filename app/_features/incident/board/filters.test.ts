import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isFiltered,
  listedStatuses,
  NO_FILTERS,
  readFilters,
  writeFilters,
} from "@/app/_features/incident/board/filters";
import { SEVERITIES, STATUSES } from "@/server/incident/contract";

const ID = "0b0d9d5e-1c1e-4b1e-8f6e-3f1f0c8e2a10";
const filters = fc.record({
  statuses: fc.subarray([...STATUSES]),
  severities: fc.subarray([...SEVERITIES]),
  teamIds: fc.uniqueArray(fc.uuid(), { maxLength: 3 }),
  typeIds: fc.uniqueArray(fc.uuid(), { maxLength: 3 }),
  serviceIds: fc.uniqueArray(fc.uuid(), { maxLength: 3 }),
  fields: fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      values: fc.uniqueArray(fc.oneof(fc.uuid(), fc.constantFrom("yes", "no")), { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 3, selector: ({ id }) => id },
  ),
  text: fc.string({ maxLength: 200, unit: "grapheme" }).map((text) => text.slice(0, 200).trim()),
});

describe("filters of the board in the address", () => {
  it("come back as they were written", () => {
    fc.assert(
      fc.property(filters, (chosen) => {
        expect(readFilters(new URLSearchParams(writeFilters(chosen)))).toEqual(chosen);
      }),
    );
  });

  it("leave out what an address names wrongly", () => {
    const read = readFilters(
      new URLSearchParams(
        `status=burning&status=fixing&severity=sev9&team=1%20or%201&field.1=yes&field.${ID}=perhaps&q=%20x%20`,
      ),
    );
    expect(read).toEqual({ ...NO_FILTERS, statuses: ["fixing"], text: "x" });
  });

  it("leave a clean address when there are none", () => {
    expect(writeFilters(NO_FILTERS)).toBe("");
    expect(isFiltered(NO_FILTERS)).toBe(false);
    expect(isFiltered({ ...NO_FILTERS, text: "checkout" })).toBe(true);
  });
});

it("what is in triage stands apart, whatever statuses are asked for", () => {
  expect(listedStatuses([])).toEqual(STATUSES.filter((status) => status !== "triage"));
  expect(listedStatuses(["triage", "fixing"])).toEqual(["fixing"]);
  expect(listedStatuses(["triage"])).toBeNull();
});
