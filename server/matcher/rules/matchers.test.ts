import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Matcher, matcher as schema } from "@/server/matcher/contract";
import { compileMatchers } from "@/server/matcher/rules/compile-matchers";
import { parseMatchers } from "@/server/matcher/rules/parse-matchers";
import { printMatcher } from "@/server/matcher/rules/print-matcher";
import { problemOfMatchers } from "@/server/matcher/rules/problem-of-matchers";

const text = fc.string({ unit: "binary", maxLength: 20 }).filter((value) => !value.includes("\0"));
const anyMatcher: fc.Arbitrary<Matcher> = fc.record({
  name: text.filter((name) => name !== ""),
  value: text,
  isRegex: fc.boolean(),
  isEqual: fc.boolean(),
});
const equal = (name: string, value: string): Matcher => ({ name, value, isRegex: false, isEqual: true });
const like = (name: string, value: string): Matcher => ({ name, value, isRegex: true, isEqual: true });
const problem = (line: string) => {
  const { problem: found } = parseMatchers(line);
  return found && [found.code, line.slice(found.start, found.end)];
};
const matches = (list: readonly Matcher[], labels: Record<string, string>) => compileMatchers(list)?.(labels);

describe("matchers that were written", () => {
  it.each<[string, Matcher[]]>([
    ['{foo="bar", baz=~"x|y"}', [equal("foo", "bar"), like("baz", "x|y")]],
    ["foo=bar", [equal("foo", "bar")]],
    [" { foo = bar , } ", [equal("foo", "bar")]],
    [
      "foo!=bar,baz!~qux.*",
      [
        { ...equal("foo", "bar"), isEqual: false },
        { ...like("baz", "qux.*"), isEqual: false },
      ],
    ],
    ['"foo bar"="a,b"', [equal("foo bar", "a,b")]],
    ['foo=""', [equal("foo", "")]],
    ["severity=嚴重", [equal("severity", "嚴重")]],
    ['foo="\\xf0\\x9f\\x99\\x82\\u2603\\U0001f642\\101\\t"', [equal("foo", "🙂☃🙂A\t")]],
    ['path=~"C:\\\\\\\\.*"', [like("path", "C:\\\\.*")]],
  ])("%s are read", (line, matchers) => expect(parseMatchers(line)).toEqual({ matchers, problem: null }));

  it.each([
    ["", "empty", ""],
    ["{}", "empty", "{}"],
    ["foo", "noOperator", ""],
    ["foo=", "noValue", ""],
    ["=bar", "noName", "="],
    ['""=bar', "noName", '""'],
    ["foo=bar baz=qux", "noComma", "b"],
    ["foo=bar,,baz=qux", "noName", ","],
    ['foo="bar', "unclosedQuote", '"bar'],
    ['foo="\\q"', "badEscape", "\\q"],
    ['foo="\\xff"', "badEscape", '"\\xff"'],
    ['foo="\\ud800"', "badEscape", "\\u"],
    ["{foo=bar", "unclosedBrace", "{"],
    ["foo=bar}", "afterEnd", "}"],
    ["{foo=bar} x", "afterEnd", "x"],
    ["foo='bar'", "noValue", "'"],
    [`foo="${"x".repeat(3_000)}"`, "tooLong", `"${"x".repeat(3_000)}"`],
    [Array.from({ length: 51 }, () => "a=b").join(), "tooMany", "a=b"],
  ])("%j cannot be read, and it is said where", (line, code, where) => expect(problem(line)).toEqual([code, where]));

  it("read the same when they are printed", () => {
    fc.assert(
      fc.property(fc.array(anyMatcher, { minLength: 1, maxLength: 10 }), (matchers) => {
        const lines = matchers.map(printMatcher);
        expect(parseMatchers(`{${lines.join(", ")}}`).matchers).toEqual(matchers);
        expect(parseMatchers(lines.join()).matchers).toEqual(matchers);
      }),
      { numRuns: 1_000 },
    );
  });

  it("never throw, and what is read is what the contract takes", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      ",",
      "=",
      "=~",
      "!",
      '"',
      "\\",
      "a",
      " ",
      "\n",
      "'",
      "\\x41",
      "\\u",
      "é",
      "\ud800",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const line = pieces.join("");
        const { matchers, problem: found } = parseMatchers(line);
        for (const one of matchers ?? []) expect(schema.safeParse(one).success).toBe(true);
        if (found) expect(found.start <= found.end && found.end <= line.length).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("labels", () => {
  it("are matched from end to end, with an absent label as an empty one", () => {
    expect(matches([like("a", "x|y")], { a: "xy" })).toBe(false);
    expect(matches([like("a", "x|xy")], { a: "xy" })).toBe(true);
    expect(matches([like("a", "b.*")], { a: "abc" })).toBe(false);
    expect(matches([like("a", ".*")], {})).toBe(true);
    expect(matches([{ ...equal("a", "x"), isEqual: false }], {})).toBe(true);
    expect(matches([equal("a", "")], {})).toBe(true);
    expect(matches([equal("toString", "x")], {})).toBe(false);
    expect(matches([like("a", "(?i)crit")], { a: "CRIT" })).toBe(true);
    expect(matches([like("a", "x$")], { a: "x\n" })).toBe(false);
  });

  it("match a quoted value and nothing else", () => {
    fc.assert(
      fc.property(text, text, (value, other) => {
        const pattern = like("a", value.replaceAll(/[\\^$.|?*+()[\]{}]/g, "\\$&"));
        expect(matches([pattern], { a: value })).toBe(true);
        expect(matches([pattern], { a: other })).toBe(other === value);
        expect(matches([{ ...pattern, isEqual: false }], { a: other })).toBe(other !== value);
      }),
    );
  });

  it("are answered, whatever the pattern, where an engine that tries all ways would not come to an end", () => {
    const label = `${"a".repeat(20_000)}!`;
    for (const pattern of ["(a+)+", "(a|a)*", "(a|aa)+", "(.*)*b", "([a-z]+)*\\d"]) {
      expect(matches([like("a", pattern)], { a: label })).toBe(false);
    }
  });
});

describe("what no Alertmanager takes", () => {
  it.each<[string, Matcher[], object | null]>([
    ["none", [], { code: "empty" }],
    ["a broken pattern", [equal("a", "b"), like("a", "(")], { code: "badPattern", index: 1 }],
    ["one that only other engines read", [like("a", "(?=b)")], { code: "badPattern", index: 0 }],
    ["a back reference", [like("a", "(b)\\1")], { code: "badPattern", index: 0 }],
    ["one that grows too large", [like("a", "((a{1000}){1000}){1000}")], { code: "badPattern", index: 0 }],
    ["what matches everything", [like("a", ".*"), { ...equal("b", "x"), isEqual: false }], { code: "matchesAll" }],
    ["a name", [equal("a", "b"), like("c", ".*")], null],
  ])("%s", (_name, list, found) => expect(problemOfMatchers(list)).toEqual(found));
});
