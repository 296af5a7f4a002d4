import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matcherDraft } from "@/app/_lib/matcher-draft";
import type { Matcher } from "@/server/matcher/contract";

const text = (minLength: number) =>
  fc.string({ unit: "binary", minLength, maxLength: 12 }).filter((value) => !value.includes("\0"));
const matcher = fc.record({
  name: text(1).filter((name) => name.trim() === name),
  value: text(0),
  isRegex: fc.boolean(),
  isEqual: fc.boolean(),
});
const row = (id: number, name: string, operator: string, value: string) => ({ id, name, operator, value });

describe("matchers that are written", () => {
  it("mean the same in rows and as text", () => {
    fc.assert(
      fc.property(fc.array(matcher, { minLength: 1, maxLength: 6 }), (all: Matcher[]) => {
        const rows = matcherDraft.of(all);
        const asText = matcherDraft.switched(rows);
        expect(asText.as).toBe("text");
        for (const draft of [rows, asText, matcherDraft.switched(asText)])
          expect(matcherDraft.read(draft).matchers).toEqual(all);
      }),
    );
  });

  it("leave out rows that nobody has begun", () => {
    const draft = {
      as: "rows" as const,
      rows: [row(0, "", "=", ""), row(1, "service", "!~", "a|b"), row(2, "", "=~", "")],
    };
    expect(matcherDraft.text(draft)).toBe('service!~"a|b"');
    expect(matcherDraft.read(matcherDraft.of([])).problem?.code).toBe("empty");
  });

  it("are told what is wrong in the row where it is", () => {
    const draft = { as: "rows" as const, rows: [row(4, "a", "=", "b"), row(5, "", "=", ""), row(7, "", "=", "lost")] };
    const { problem } = matcherDraft.read(draft);
    expect(problem?.code).toBe("noName");
    expect(matcherDraft.rowOf(draft, problem?.index ?? null)?.id).toBe(7);
  });

  it("are found in the text by their values", () => {
    const placed = (text: string, value: string) => {
      const place = matcherDraft.placeOf(text, { name: "service", value, isRegex: true, isEqual: true });
      return place && text.slice(place.start, place.end);
    };
    expect(placed('team=a, service=~"(b\\\\"', "(b\\\\")).toBe("(b\\\\");
    expect(placed('team=a, service=~"a|("', "a|(")).toBe('"a|("');
    expect(placed("service=~[", "[")).toBe("[");
    expect(placed('service=~"\\x28"', "(")).toBeNull();
  });

  it("stay text while they cannot be read", () => {
    const draft = { as: "text" as const, text: "service=~" };
    expect(matcherDraft.switched(draft)).toBe(draft);
    expect(matcherDraft.read(draft).problem).toMatchObject({ code: "noValue", index: null });
    expect(matcherDraft.switched({ as: "text", text: " " })).toEqual(matcherDraft.of([]));
  });
});
