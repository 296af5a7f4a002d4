import { describe, expect, it } from "vitest";
import type { RoutedFiring } from "@/server/alert/rules/compile-condition";
import { ruleSettings, type RoutingAction } from "@/server/alert/contract/routing";
import { matchRules } from "@/server/alert/match-rules";

const firing = (labels: Record<string, string>, more: Partial<RoutedFiring> = {}): RoutedFiring => ({
  id: "f",
  alertId: "a",
  name: labels.alertname ?? "Disk",
  startsAt: new Date("2026-11-22T03:00:00Z"),
  endsAt: null,
  labels,
  annotations: {},
  values: { B: 0.92 },
  source: { id: "s", name: "shop", kind: "grafana" },
  group: { key: "{}", receiver: "war-room", labels: {} },
  ...more,
});
const rule = (condition: string, action: RoutingAction = "drop") => ({
  id: condition,
  condition,
  action,
  settings: ruleSettings.parse({}),
});
const fits = (condition: string, labels: Record<string, string> = { severity: "critical" }) =>
  matchRules([rule(condition)], [firing(labels)]).matches[0]?.rule !== null;

describe("a condition", () => {
  it.each([
    'labels.severity == "critical"',
    'labels.severity in ["critical", "page"] && source.kind == "grafana"',
    'labels["severity"].startsWith("crit")',
    'labels.severity.matches("^c")',
    "values.B > 0.9",
    '!has(labels.team) || labels.team == "db"',
    'group.receiver == "war-room"',
    'firing.startsAt.getHours("Asia/Taipei") == 11',
    'labels.exists(name, labels[name] == "critical")',
  ])("%s fits", (condition) => {
    expect(fits(condition)).toBe(true);
  });

  it.each(['labels.team == "db"', 'labels.severity == "page"', "values.Z > 1.0", 'labels.severity.matches("(")'])(
    "%s does not fit, and fails nothing",
    (condition) => {
      expect(fits(condition)).toBe(false);
    },
  );
});

describe("rules", () => {
  it("count by the first that fits, and the built-in one comes last", () => {
    const rules = [rule('labels.team == "web"', "attach"), rule("has(labels.team)", "triage")];
    const { matches } = matchRules(rules, [
      firing({ team: "web" }),
      firing({ team: "db" }),
      firing({ severity: "page" }),
      firing({}),
    ]);
    expect(matches.map(({ action }) => action)).toEqual(["attach", "triage", "open", "triage"]);
    expect(matches.map((match) => match.rule?.id ?? null).slice(2)).toEqual([null, null]);
  });

  it("tell how often they could not be answered", () => {
    const { trouble } = matchRules([rule('labels.team == "web"')], [firing({ team: "web" }), firing({}), firing({})]);
    const reasons = [{ code: "no_such_key", about: "labels.team", count: 2 }];
    expect(trouble).toEqual([{ failures: 2, reasons, isTooSlow: false }]);
  });

  it.each([
    ['labels.env == "prod"', "no_such_key", "labels.env"],
    ['labels["a b"] == "x"', "no_such_key", 'labels["a b"]'],
    ["values.Z > 1.0", "no_such_key", "values.Z"],
    ['group.labels.cluster == "eu"', "no_such_key", "group.labels.cluster"],
    ["1 / labels.size() > 5 / 0", "division_by_zero", "5 / 0"],
  ])("tell what %s could not be answered for", (condition, code, about) => {
    const { trouble } = matchRules([rule(condition)], [firing({ severity: "page" })]);
    expect(trouble[0]?.reasons).toEqual([{ code, about, count: 1 }]);
  });

  it("that search for ever hold nobody up", () => {
    const started = performance.now();
    const slow = rule('labels.text.matches("^(a+)+$")');
    const { matches, trouble } = matchRules([slow, rule("true", "open")], [firing({ text: `${"a".repeat(50)}!` })]);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(trouble[0]?.isTooSlow).toBe(true);
    expect(matches[0]?.rule?.condition).toBe("true");
  });
});
