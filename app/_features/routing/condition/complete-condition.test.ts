import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completeCondition } from "@/app/_features/routing/condition/complete-condition";
import type { RuleWords } from "@/server/alert/contract/rule-words";

const words: RuleWords = {
  labels: { severity: ["critical", "warning"], "a-b": ['say "hi"'], team: ["web"] },
  groupLabels: { cluster: ["eu"] },
  annotations: ["summary"],
  values: ["B"],
  sources: ["shop"],
  receivers: ["war-room"],
  alerts: ["HighErrorRate"],
};
/** What a condition looks like after each offer was taken. */
const after = (before: string) => {
  const found = completeCondition(before, words, true);
  return found?.offers.map(({ label, apply }) => before.slice(0, found.from) + (apply ?? label)) ?? [];
};

describe("a condition is completed", () => {
  it.each([
    ["", "labels."],
    ["la", "labels."],
    ["labels.", "labels.severity"],
    ["labels.", 'labels["a-b"]'],
    ["!has(labels.te", "!has(labels.team"],
    ["group.labels.", "group.labels.cluster"],
    ["values.", "values.B"],
    ["source.", "source.kind"],
    ["firing.startsAt.", "firing.startsAt.getHours()"],
    ['labels["', 'labels["a-b'],
    ["labels.severity ", "labels.severity == "],
    ["labels.severity == ", 'labels.severity == "critical"'],
    ['labels.severity == "', 'labels.severity == "critical'],
    ['labels["a-b"] == "s', String.raw`labels["a-b"] == "say \"hi\"`],
    ['labels.severity in ["critical", "', 'labels.severity in ["critical", "warning'],
    ['labels.team.startsWith("', 'labels.team.startsWith("web'],
    ["labels.team.", "labels.team.matches()"],
    ["source.kind == ", 'source.kind == "grafana"'],
    ['firing.name == "H', 'firing.name == "HighErrorRate'],
    ['labels.team == "web" ', 'labels.team == "web" && '],
    ['labels.team == "web" && ', 'labels.team == "web" && labels.'],
    ['labels.team == "web" && ha', 'labels.team == "web" && has()'],
  ])("from %s to %s", (before, wanted) => {
    expect(after(before)).toContain(wanted);
  });

  it.each(['labels.team == "we" ,', '"just a text', "1.", "labels.nope == "])(
    "not from %s with what is not known",
    (before) => {
      expect(after(before).filter((text) => /web|critical|startsWith/.test(text.slice(before.length - 1)))).toEqual([]);
    },
  );

  it.each(["", 'labels.team == "web"', 'labels.team == "web" && ', "size(labels)", "1 + "])(
    "not after %s before anything more is written, unless that is asked for",
    (before) => {
      expect(completeCondition(before, words, false)).toBeNull();
    },
  );

  it("at a place within it, whatever was written", () => {
    const piece = fc.constantFrom(..."labels . [ ] ( ) \" ' \\ == in severity firing.startsAt && 1 é".split(" "), " ");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const before = pieces.join("");
        const found = completeCondition(before, words, true);
        if (found) expect(found.from >= 0 && found.from <= before.length && found.offers.length > 0).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
