import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIELD_KINDS, FIELD_TEXT_MAX, type FieldKind, type FieldValue, fieldOptions } from "@/server/field/contract";
import { appliesTo } from "@/server/field/rules/applies-to";
import { checkValue } from "@/server/field/rules/check-value";
import { keepOptions } from "@/server/field/rules/keep-options";
import { sameValue } from "@/server/field/rules/same-value";
import { valueWords } from "@/server/field/rules/value-words";

const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;
const options = [
  { id: id(1), label: "Deployment", isArchived: false },
  { id: id(2), label: "Configuration", isArchived: false },
  { id: id(3), label: "Vendor", isArchived: true },
];
const fieldOf = (kind: FieldKind) => ({ kind, options: kind === "select" || kind === "multi_select" ? options : [] });
const check = (kind: FieldKind, sent: unknown, present: FieldValue | null = null) =>
  checkValue(fieldOf(kind), sent, present);

const words = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
  .filter((text) => text.trim() === text && !/\p{Cc}|\p{Zl}|\p{Zp}/u.test(text));
const GOOD: Record<FieldKind, fc.Arbitrary<FieldValue>> = {
  text: fc
    .array(words, { minLength: 1, maxLength: 3 })
    .map((lines) => lines.join("\n").trim())
    .filter((text) => text !== ""),
  number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  select: fc.constantFrom(id(1), id(2)),
  multi_select: fc.subarray([id(1), id(2)], { minLength: 1 }),
  date: fc
    .date({ min: new Date("1970-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  link: fc.webUrl({ withQueryParameters: true, withFragments: true }),
  person: fc.uuid(),
  yes_no: fc.boolean(),
};

describe("a value", () => {
  it.each(FIELD_KINDS)("of kind %s reads back as it was written, also from the database's JSON", (kind) => {
    fc.assert(
      fc.property(GOOD[kind], (value) => {
        const checked = check(kind, value);
        expect(checked).toEqual({ value });
        const back = JSON.parse(JSON.stringify(value)) as FieldValue;
        expect(sameValue(back, value)).toBe(true);
        expect(check(kind, back, back)).toEqual({ value });
      }),
    );
  });

  it("of another kind is refused", () => {
    const other = fc.constantFrom(...FIELD_KINDS).chain((kind) => GOOD[kind].map((value) => ({ kind, value })));
    const shapeOf = (kind: FieldKind) =>
      ({ number: "number", yes_no: "boolean", multi_select: "list" })[kind as string] ?? "text";
    fc.assert(
      fc.property(fc.constantFrom(...FIELD_KINDS), other, (kind, theirs) => {
        fc.pre(shapeOf(kind) !== shapeOf(theirs.kind));
        expect(check(kind, theirs.value)).toHaveProperty("problem");
      }),
    );
    for (const kind of FIELD_KINDS) expect(check(kind, { a: 1 })).toHaveProperty("problem");
  });

  it("of nothing empties the field", () => {
    for (const kind of FIELD_KINDS) expect(check(kind, null)).toEqual({ value: null });
    for (const kind of ["text", "link", "date", "person"] as const) expect(check(kind, "")).toEqual({ value: null });
    expect(check("text", " \n ")).toEqual({ value: null });
    expect(check("multi_select", [])).toEqual({ value: null });
    expect(check("yes_no", false)).toEqual({ value: false });
    expect(check("number", 0)).toEqual({ value: 0 });
  });

  it.each([
    ["text", "a\u0000b", "notText"],
    ["text", "a\u001bb", "notText"],
    ["text", "\ud800", "notText"],
    ["text", "x".repeat(FIELD_TEXT_MAX + 1), "tooLong"],
    ["number", Number.NaN, "notNumber"],
    ["number", Infinity, "notNumber"],
    ["number", "12", "kind"],
    ["date", "2026-02-30", "notDate"],
    ["date", "23.11.2026", "notDate"],
    ["link", "javascript:alert(1)", "notLink"],
    ["link", "data:text/html,x", "notLink"],
    ["link", "ftp://files.example/x", "notLink"],
    ["link", "https://a b", "notLink"],
    ["link", "//example.org", "notLink"],
    ["link", "https://", "notLink"],
    ["select", id(9), "unknown"],
    ["select", id(3), "archived"],
    ["multi_select", [id(1), id(3)], "archived"],
    ["person", "grace", "unknown"],
    ["yes_no", "yes", "kind"],
  ] as const)("of kind %s cannot be %j: %s", (kind, value, problem) => {
    expect(check(kind, value)).toEqual({ problem });
  });

  it("keeps an option that was archived after it was chosen, and the order of the options", () => {
    expect(check("select", id(3), id(3))).toEqual({ value: id(3) });
    expect(check("multi_select", [id(3), id(2), id(1), id(2)], [id(3)])).toEqual({ value: [id(1), id(2), id(3)] });
  });

  it("is told in words", () => {
    expect(valueWords({ options }, [id(1), id(3)])).toBe("Deployment, Vendor");
    expect(valueWords({ options }, id(2))).toBe("Configuration");
    expect(valueWords({ options: [] }, id(2), "Grace")).toBe("Grace");
    expect([true, false, 12.5, null].map((value) => valueWords({ options: [] }, value))).toEqual([
      "yes",
      "no",
      "12.5",
      null,
    ]);
  });
});

describe("options", () => {
  const select = { kind: "select" as const, options };
  it("that are not wanted any more are archived, never lost", () => {
    const added = { id: id(4), label: "Traffic", isArchived: false };
    expect(keepOptions(select, [added])).toEqual({
      options: [added, ...options.map((option) => ({ ...option, isArchived: true }))],
    });
  });

  it("are there where something is chosen from them, and nowhere else", () => {
    expect(keepOptions(select, [])).toEqual({ problem: "missing" });
    expect(keepOptions({ kind: "number", options: [] }, options)).toEqual({ problem: "none" });
    expect(keepOptions({ kind: "number", options: [] }, [])).toEqual({ options: [] });
  });

  it("are unlike each other, but for archived ones", () => {
    const twice = (isArchived: boolean) => [
      { id: id(1), label: "Vendor", isArchived },
      { id: id(2), label: "vendor" },
    ];
    expect(fieldOptions.safeParse(twice(false)).success).toBe(false);
    expect(fieldOptions.safeParse(twice(true)).success).toBe(true);
    expect(fieldOptions.safeParse([options[0], options[0]]).success).toBe(false);
  });
});

it("a field is there for all incidents, or for those of its types", () => {
  const field = { isArchived: false, typeIds: [] as string[] };
  expect(appliesTo(field, null)).toBe(true);
  expect(appliesTo({ ...field, typeIds: [id(1)] }, null)).toBe(false);
  expect(appliesTo({ ...field, typeIds: [id(1)] }, id(1))).toBe(true);
  expect(appliesTo({ ...field, isArchived: true }, id(1))).toBe(false);
});
