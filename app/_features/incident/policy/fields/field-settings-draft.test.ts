import { expect, it } from "vitest";
import {
  newField,
  ofKind,
  sentSettings,
  settingsProblems,
} from "@/app/_features/incident/policy/fields/field-settings-draft";

it("a field needs a name, and one that is chosen from something to choose", () => {
  expect(settingsProblems(newField())).toEqual({ name: "missing" });
  const named = { ...newField(), name: "Root cause" };
  expect(settingsProblems(named)).toEqual({});
  expect(settingsProblems({ ...named, name: "a\u0000b" })).toEqual({ name: "notText" });
  const select = ofKind(named, "select");
  expect(settingsProblems(select)).toEqual({ options: "missing" });
  const [first, second] = select.options;
  if (!first || !second) throw new Error("A field that is chosen from begins with lines for options");
  const filled = { ...select, options: [{ ...first, label: "Vendor" }, second] };
  expect(settingsProblems(filled)).toEqual({});
  expect(sentSettings(filled).options).toEqual([{ ...first, label: "Vendor" }]);
  expect(settingsProblems({ ...filled, options: [{ ...first, label: "Vendor", isArchived: true }] })).toEqual({
    options: "missing",
  });
  const alike = [first, second].map((option, at) => ({ ...option, label: ["Vendor", "vendor"][at] ?? "" }));
  expect(settingsProblems({ ...select, options: alike })).toEqual({ options: "alike" });
});

it("options go with a kind that has none, and stay with one that has", () => {
  const select = ofKind(newField(), "select");
  expect(ofKind(select, "multi_select").options).toEqual(select.options);
  expect(ofKind(select, "text").options).toEqual([]);
});
