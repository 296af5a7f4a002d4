import { expect, it } from "vitest";
import { worryOf } from "@/app/_features/routing/editor/worry-of";
import type { DryRun, DryRunRule } from "@/server/alert/contract/routing";

const own = { id: null, name: "Pages" };
const dryRun = (more: Partial<DryRunRule>): DryRun => {
  const rule: DryRunRule = {
    ...own,
    action: "open",
    firings: 10,
    opened: 3,
    examples: [],
    failures: 0,
    reasons: [],
    isTooSlow: false,
  };
  const builtIn = { ...rule, name: null, action: null, opened: 500, isTooSlow: true };
  const rules = [{ ...rule, ...more }, builtIn];
  return { firings: 20, since: "", isCut: false, rules, opened: 3, openedBefore: 3, moved: [] };
};

it("warns of what nobody means, of the rule itself alone", () => {
  expect(worryOf(dryRun({}), own)).toBeNull();
  expect(worryOf(dryRun({ isTooSlow: true }), own)).toEqual({ kind: "tooSlow" });
  expect(worryOf(dryRun({ opened: 51 }), own)).toEqual({ kind: "manyIncidents", count: 51 });
  expect(worryOf(dryRun({ action: "drop", opened: 0 }), own)).toEqual({ kind: "drops", count: 10 });
  expect(worryOf(dryRun({ action: "drop", firings: 0 }), own)).toBeNull();
  expect(worryOf(dryRun({}), { id: "another", name: "Pages" })).toBeNull();
});
