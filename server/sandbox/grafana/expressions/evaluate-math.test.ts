import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateMath } from "./evaluate-math";
import { type ExpressionValue, ExpressionSyntaxError, type Sample } from "./expression-value";
import { mathVariables, parseMath } from "./parse-math";

const series = (labels: Record<string, string>, values: Sample[], start = 0): ExpressionValue => ({
  kind: "series",
  labels,
  times: values.map((_value, i) => start + i * 10),
  values,
});
const number = (labels: Record<string, string>, value: Sample): ExpressionValue => ({ kind: "number", labels, value });
const run = (text: string, variables: Record<string, ExpressionValue[]> = {}) =>
  evaluateMath(parseMath(text), new Map(Object.entries(variables)));

describe("math", () => {
  it.each([
    ["1 + 2 * 3", 7],
    ["(1 + 2) * 3", 9],
    ["2 ** 3 * 2", 16],
    ["10 - 4 - 3", 3],
    ["1 < 2 && 2 < 1 || 1", 1],
    ["-2 ** 2", 4],
    ["!0 + !5", 1],
    ["0x1F % 4", 3],
    ["round(-2.5)", -3],
  ])("%s is %d", (text, wanted) => {
    expect(run(text)).toEqual([number({}, wanted)]);
  });

  it("computes what JavaScript computes", () => {
    const operator = fc.constantFrom("+", "-", "*", "/", "%", "<", "<=", ">", ">=", "==", "!=");
    const value = fc.integer({ min: -100, max: 100 });
    fc.assert(
      fc.property(value, value, operator, (a, b, sign) => {
        // oxlint-disable-next-line no-eval -- the language under test is a part of JavaScript's
        const wanted = Number((0, eval)(`(${a}) ${sign} (${b})`));
        expect(run(`$A ${sign} $B`, { A: [number({}, a)], B: [number({}, b)] })).toEqual([number({}, wanted)]);
      }),
    );
  });

  it("names what it needs once for each place", () => {
    expect(mathVariables(parseMath("$A + ${B2} * abs($A)"))).toEqual(["A", "B2", "A"]);
  });

  it("joins samples of one moment, and leaves gaps gaps", () => {
    const joined = run("$A - $B", { A: [series({}, [1, null, 3, 4])], B: [series({}, [1, 1, 1], 10)] });
    expect(joined).toEqual([{ kind: "series", labels: {}, times: [10, 20, 30], values: [null, 2, 3] }]);
  });

  it("pairs items whose labels contain each other, and applies a number to all", () => {
    const hosts = [series({ host: "a" }, [1]), series({ host: "b" }, [2])];
    const zoned = [number({ host: "a", zone: "x" }, 10), number({ host: "c", zone: "x" }, 20)];
    expect(run("$A + $B", { A: hosts, B: zoned })).toMatchObject([{ labels: { host: "a", zone: "x" }, values: [11] }]);
    expect(run("$A * 2", { A: hosts })).toMatchObject([{ values: [2] }, { values: [4] }]);
  });

  it("has nothing to say about nothing", () => {
    expect(run("$A + 1", { A: [{ kind: "no-data" }] })).toEqual([{ kind: "no-data" }]);
    expect(run("$A + 1")).toEqual([]);
  });

  it.each(["$A +", "(1", "1 )", "foo(1)", "abs()", "nan(1)", "$A $B", "1 @ 2", ""])("refuses %j", (text) => {
    expect(() => parseMath(text)).toThrow(ExpressionSyntaxError);
  });
});
