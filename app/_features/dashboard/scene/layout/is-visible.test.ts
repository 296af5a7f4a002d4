import { describe, expect, it } from "vitest";
import type { Visibility } from "@/server/dashboard/contract/dashboard-layout";
import { isVisible, type VisibilityFacts } from "./is-visible";

type Condition = Visibility["conditions"][number];

const HOUR = 3_600_000;
const facts = (given: Partial<VisibilityFacts> = {}): VisibilityFacts => ({
  valuesOf: (name) => (name === "env" ? ["prod", "stage"] : null),
  hasData: () => true,
  rangeMs: () => 6 * HOUR,
  ...given,
});
const when = (conditions: Condition[], match: "all" | "any" = "all", show = true): Visibility => ({
  show,
  match,
  conditions,
});
const env = (operator: "equals" | "notEquals" | "matches" | "notMatches", value: string): Condition => ({
  kind: "variable",
  name: "env",
  operator,
  value,
});

describe("conditional parts of a dashboard", () => {
  it.each([
    ["equals", "prod", true],
    ["equals", "dev", false],
    ["notEquals", "dev", true],
    ["notEquals", "stage", false],
    ["matches", "^sta", true],
    ["matches", "^dev", false],
    ["notMatches", "^dev", true],
    ["notMatches", "prod|dev", false],
  ] as const)("follow a variable that %s %s", (operator, value, expected) => {
    expect(isVisible(when([env(operator, value)]), facts())).toBe(expected);
  });

  it("follow the time range and the data", () => {
    expect(isVisible(when([{ kind: "range", maxMs: 12 * HOUR }]), facts())).toBe(true);
    expect(isVisible(when([{ kind: "range", maxMs: HOUR }]), facts())).toBe(false);
    expect(isVisible(when([{ kind: "data", hasData: true }]), facts({ hasData: () => false }))).toBe(false);
    expect(isVisible(when([{ kind: "data", hasData: false }]), facts({ hasData: () => false }))).toBe(true);
  });

  it("stay while nobody knows yet whether there is data", () => {
    const unknown = facts({ hasData: () => null });
    expect(isVisible(when([{ kind: "data", hasData: true }]), unknown)).toBe(true);
    expect(isVisible(when([{ kind: "data", hasData: false }]), unknown)).toBe(false);
  });

  it("need all or any, and may be hidden instead of shown", () => {
    const mixed = [env("equals", "prod"), env("equals", "dev")];
    expect(isVisible(when(mixed, "all"), facts())).toBe(false);
    expect(isVisible(when(mixed, "any"), facts())).toBe(true);
    expect(isVisible(when(mixed, "any", false), facts())).toBe(false);
    expect(isVisible(when(mixed, "all", false), facts())).toBe(true);
  });

  it("are drawn when their only condition names nothing that there is, or is no pattern", () => {
    const gone: Condition = { kind: "variable", name: "gone", operator: "equals", value: "x" };
    for (const show of [true, false]) {
      expect(isVisible(when([gone], "all", show), facts())).toBe(true);
      expect(isVisible(when([env("matches", "(")], "all", show), facts())).toBe(true);
    }
  });
});
