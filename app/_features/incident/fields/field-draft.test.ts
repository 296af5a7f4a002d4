import fc from "fast-check";
import { expect, it } from "vitest";
import { draftOf, readDraft } from "@/app/_features/incident/fields/field-draft";
import type { FieldKind, FieldValue } from "@/server/field/contract";

const option = (label: string) => ({ id: crypto.randomUUID(), label, isArchived: false });
const options = [option("Deployment"), option("Vendor")];
const ids = options.map(({ id }) => id);
const field = (kind: FieldKind, value: FieldValue | null = null) => ({ kind, value, options });
const values: fc.Arbitrary<[FieldKind, FieldValue | null]> = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number): [FieldKind, FieldValue] => ["number", number + 0]),
  fc.boolean().map((yes): [FieldKind, FieldValue] => ["yes_no", yes]),
  fc.constantFrom(...ids).map((id): [FieldKind, FieldValue] => ["select", id]),
  fc.subarray(ids, { minLength: 1 }).map((chosen): [FieldKind, FieldValue] => ["multi_select", chosen]),
  fc
    .constantFrom("text", "number", "select", "multi_select", "date", "link", "person", "yes_no")
    .map((kind): [FieldKind, null] => [kind, null]),
);

it("a form gives back what it was filled with", () => {
  fc.assert(
    fc.property(values, ([kind, value]) => {
      expect(readDraft(field(kind), draftOf(kind, value))).toEqual({ value });
    }),
  );
});

it("numbers are read as people write them, and nothing else is", () => {
  const read = (text: string) => readDraft(field("number"), text);
  expect(read(" 12,000 ")).toEqual({ value: 12_000 });
  expect(read("-1,234,567.5")).toEqual({ value: -1_234_567.5 });
  for (const text of ["1,5", "12,00", "many", "1 000", "Infinity", "1e999"]) {
    expect(read(text)).toEqual({ problem: "notNumber" });
  }
});
