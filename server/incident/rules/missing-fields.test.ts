import { describe, expect, it } from "vitest";
import { type IncidentStatus, STATUSES } from "@/server/incident/contract";
import type { FieldState } from "@/server/incident/contract/fields";
import { fieldStates } from "@/server/incident/rules/field-states";
import { missingFields } from "@/server/incident/rules/missing-fields";

const state = (name: string, more: Partial<FieldState> = {}): FieldState => ({
  id: name,
  name,
  description: "",
  kind: "text",
  options: [],
  required: "never",
  value: null,
  person: null,
  isOurs: true,
  ...more,
});
const fields = [
  state("Note"),
  state("Cause", { required: "resolve" }),
  state("Review", { required: "close" }),
  state("Told", { required: "resolve", kind: "yes_no", value: false }),
  state("Old", { required: "resolve", isOurs: false }),
];
const names = (from: IncidentStatus, to: IncidentStatus) =>
  missingFields(to, { status: from, fields }).map(({ name }) => name);

describe("what keeps an incident from a status", () => {
  it("is what must be filled by then", () => {
    expect(names("fixing", "resolved")).toEqual(["Cause"]);
    expect(names("resolved", "post_incident")).toEqual(["Cause"]);
    expect(names("resolved", "closed")).toEqual(["Cause", "Review"]);
  });

  it("is nothing while work goes on or begins again, nor for what is declined", () => {
    for (const from of STATUSES) {
      for (const to of ["investigating", "identified", "fixing", "monitoring"] as const) {
        expect(names(from, to)).toEqual([]);
      }
    }
    expect(names("triage", "closed")).toEqual([]);
    expect(names("closed", "post_incident")).toEqual([]);
    expect(names("triage", "resolved")).toEqual(["Cause"]);
  });
});

it("an incident has the fields of all incidents, and those in which something stands", () => {
  const field = { description: "", kind: "text" as const, options: [], required: "never" as const, isAsked: false };
  const more = { typeIds: [], isArchived: false, version: 1 };
  const definitions = [
    { ...field, ...more, id: "a", name: "A" },
    { ...field, ...more, id: "b", name: "B", isArchived: true },
    { ...field, ...more, id: "c", name: "C", isArchived: true },
    { ...field, ...more, id: "d", name: "D", kind: "person" as const, typeIds: ["t"] },
  ];
  const values = [
    { fieldId: "c", value: "kept" },
    { fieldId: "d", value: "p" },
  ];
  const of = (typeId: string | null) =>
    fieldStates(definitions, values, new Map([["p", "Grace"]]), typeId).map(({ id, value, person, isOurs }) => [
      id,
      value,
      person?.name,
      isOurs,
    ]);
  expect(of(null)).toEqual([
    ["a", null, undefined, true],
    ["c", "kept", undefined, false],
    ["d", "p", "Grace", false],
  ]);
  expect(of("t").at(-1)).toEqual(["d", "p", "Grace", true]);
});
