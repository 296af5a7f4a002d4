import { expect, it } from "vitest";
import { askedFields, fieldProblems, filledFields } from "@/app/_features/incident/declare/asked-fields";
import type { CustomField } from "@/server/field/contract";

const field = (id: string, more: Partial<CustomField> = {}): CustomField => ({
  id,
  name: id,
  description: "",
  kind: "number",
  options: [],
  required: "never",
  isAsked: false,
  typeIds: [],
  isArchived: false,
  version: 1,
  ...more,
});
const fields = [
  field("asked", { isAsked: true }),
  field("old", { isAsked: true, isArchived: true }),
  field("unasked"),
  field("resolve", { required: "resolve" }),
  field("close", { required: "close" }),
  field("typed", { isAsked: true, typeIds: ["security"] }),
];
const names = (declared: Parameters<typeof askedFields>[1]) => askedFields(fields, declared).map(({ id }) => id);
const live = { mode: "live", isClosed: false, typeId: null } as const;
const over = { mode: "retrospective", isClosed: false, typeId: null } as const;

it("asks what is asked for, and of what is over what it must have", () => {
  expect(names(live)).toEqual(["asked"]);
  expect(names({ ...live, typeId: "security" })).toEqual(["asked", "typed"]);
  expect(names({ ...live, typeId: "outage" })).toEqual(["asked"]);
  expect(names(over)).toEqual(["asked", "resolve"]);
  expect(names({ ...over, isClosed: true })).toEqual(["asked", "resolve", "close"]);
});

it("sends what was filled in, and names what cannot be or is missing", () => {
  const asked = askedFields(fields, over);
  expect(filledFields(asked, { asked: "12,000" })).toEqual([{ id: "asked", value: 12_000 }]);
  expect(fieldProblems(asked, { asked: "many" }, over)).toEqual({ asked: "notNumber", resolve: "missing" });
  expect(fieldProblems(asked, { resolve: "1" }, over)).toEqual({});
  expect(fieldProblems(askedFields(fields, live), {}, live)).toEqual({});
});
