import { expect, it } from "vitest";
import { differingFields, NEW_DRAFT, problemsOf, type RuleDraft } from "@/app/_features/routing/rule-draft";

const draft = (more: Partial<RuleDraft>): RuleDraft => ({ ...NEW_DRAFT, name: "Pages", condition: "true", ...more });

it("names the fields in which two drafts differ, whatever the order of their keys", () => {
  const map = (severityMap: RuleDraft["settings"]["severityMap"]) =>
    draft({ settings: { ...NEW_DRAFT.settings, severityMap } });
  expect(differingFields(map({ a: "sev1", b: "sev2" }), map({ b: "sev2", a: "sev1" }))).toEqual([]);
  const other = draft({ name: "Others", settings: { ...NEW_DRAFT.settings, groupBy: ["host"], service: "cart" } });
  expect(differingFields(draft({}), other).toSorted()).toEqual(["groupBy", "name", "service"]);
});

it("says what has to be mended", () => {
  expect(problemsOf(draft({}))).toEqual({});
  expect(problemsOf(NEW_DRAFT)).toEqual({ name: "missing", condition: "missing" });
  const settings = { ...NEW_DRAFT.settings, serviceLabel: " ", severityLabel: "x".repeat(201) };
  expect(problemsOf(draft({ name: "a\0", condition: "x".repeat(2_001), settings }))).toEqual({
    name: "notText",
    condition: "tooLong",
    serviceLabel: "missing",
    severityLabel: "tooLong",
  });
  expect(problemsOf(draft({ settings: { ...settings, service: "cart", severity: "sev1" } }))).toEqual({});
});
