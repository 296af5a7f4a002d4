import { describe, expect, it } from "vitest";
import { wordOfRule } from "@/server/alert/rules/word-of-rule";

const AFTER = 1_000_000;
const labels = { alertname: "Errors", grafana_folder: "Shop", pod: "a", severity: "critical" };
type Rule = Parameters<typeof wordOfRule>[0][number];
const rule = (more: Partial<Rule> = {}): Rule => ({
  name: "Errors",
  health: "ok",
  evaluatedAt: AFTER + 1,
  paused: false,
  folderTitle: "Shop",
  instances: [],
  ...more,
});
const instance = (state: string, pod = "a") => ({
  labels: { __alert_rule_uid__: "r", alertname: "Errors", pod },
  state,
});

describe("the word of a rule", () => {
  it("is that an alert fires while an instance with its labels does", () => {
    expect(wordOfRule([rule({ instances: [instance("firing")] })], labels, AFTER)).toBe("fires");
    expect(wordOfRule([rule(), rule({ instances: [instance("firing")] })], labels, AFTER)).toBe("fires");
  });

  it("is that it has ended when the rule was evaluated since, and nothing of it stands", () => {
    expect(wordOfRule([rule()], labels, AFTER)).toBe("ended");
    const other = rule({ instances: [instance("firing", "b"), instance("normal")] });
    expect(wordOfRule([other], labels, AFTER)).toBe("ended");
    const { grafana_folder: _folder, ...elsewhere } = labels;
    expect(wordOfRule([rule()], elsewhere, AFTER)).toBe("ended");
  });

  it.each<[string, Rule[]]>([
    ["there is no such rule", []],
    ["it has another name", [rule({ name: "Latency" })]],
    ["it lies in another folder", [rule({ folderTitle: "Other" })]],
    ["it was not evaluated since", [rule({ evaluatedAt: AFTER })]],
    ["it was never evaluated", [rule({ evaluatedAt: null })]],
    ["it is paused", [rule({ paused: true })]],
    ["its evaluation failed", [rule({ health: "error" })]],
    ["it found nothing", [rule({ health: "nodata" })]],
    ["it waits to fire again", [rule({ instances: [instance("pending")] })]],
    ["one of two is not sure", [rule(), rule({ health: "error" })]],
  ])("is nothing where %s", (_case, rules) => {
    expect(wordOfRule(rules, labels, AFTER)).toBeNull();
  });
});
