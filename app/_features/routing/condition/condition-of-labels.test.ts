import fc from "fast-check";
import { expect, it } from "vitest";
import { conditionOfLabels } from "@/app/_features/routing/condition/condition-of-labels";
import { compileCondition } from "@/server/alert/rules/compile-condition";

const firing = (labels: Record<string, string>) => ({
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

it("writes labels as people would", () => {
  expect(conditionOfLabels({ team: "web", "a-b": 'say "hi"', in: "x" })).toBe(
    String.raw`labels.team == "web" && labels["a-b"] == "say \"hi\"" && labels["in"] == "x"`,
  );
});

it("fits the alert that it was made from, whatever it is called", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 20 });
  fc.assert(
    fc.property(fc.dictionary(text, text, { minKeys: 1, maxKeys: 5 }), (labels) => {
      const compiled = compileCondition(conditionOfLabels(labels));
      if ("problem" in compiled) throw new Error(compiled.problem.message);
      expect(compiled.condition(firing(labels))).toBe(true);
      const others = Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, `${value}!`]));
      expect(compiled.condition(firing(others))).toBe(false);
    }),
  );
});
