import fc from "fast-check";
import { expect, it } from "vitest";
import { ruleSettings } from "@/server/alert/contract/routing";
import { matchInTurns } from "@/server/alert/match-in-turns";
import { matchRules } from "@/server/alert/match-rules";
import type { RoutedFiring } from "@/server/alert/rules/compile-condition";

const firing = (labels: Record<string, string>): RoutedFiring => ({
  id: "f",
  alertId: "a",
  name: "Disk",
  startsAt: new Date(0),
  endsAt: null,
  labels,
  annotations: {},
  values: {},
  source: { id: "s", name: "shop", kind: "grafana" },
  group: { key: "", receiver: "", labels: {} },
});
const rule = (condition: string) => ({
  id: condition,
  condition,
  action: "open" as const,
  settings: ruleSettings.parse({}),
});

it("finds in turns what is found at once, and counts the same failures", async () => {
  const rules = ['labels.team == "web"', 'labels.host == "1"', "1 / size(labels) == 1", "labels.broken =="].map(rule);
  const labels = fc.dictionary(fc.constantFrom("team", "host"), fc.constantFrom("web", "1"));
  const many = fc.array(labels.map(firing), { minLength: 200, maxLength: 700, size: "max" });
  await fc.assert(
    fc.asyncProperty(many, async (firings) => {
      const [inTurns, atOnce] = [await matchInTurns(rules, firings), matchRules(rules, firings)];
      expect(inTurns.matches).toEqual(atOnce.matches);
      expect(inTurns.trouble).toEqual(atOnce.trouble);
    }),
    { numRuns: 30 },
  );
});

it("passes over what was too slow once, and goes on with the rest", async () => {
  const firings = Array.from({ length: 2_000 }, (_, index) =>
    firing({ text: `${"a".repeat(50)}!`, at: String(index) }),
  );
  const started = performance.now();
  const { matches, trouble } = await matchInTurns([rule('labels.text.matches("^(a+)+$")'), rule("true")], firings);
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(trouble.map(({ isTooSlow }) => isTooSlow)).toEqual([true, false]);
  expect(matches.every((match) => match.rule?.condition === "true")).toBe(true);
});

it("lets others have their turn", async () => {
  const firings = Array.from({ length: 5_000 }, () => firing({ team: "web" }));
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 0);
  await matchInTurns([rule('labels.team == "db"')], firings);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(2);
});
