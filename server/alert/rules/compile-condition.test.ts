import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONDITION_MAX_CHARACTERS } from "@/server/alert/contract/routing";
import { compileCondition, type RoutedFiring } from "@/server/alert/rules/compile-condition";

const firing: RoutedFiring = {
  id: "f",
  alertId: "a",
  name: "Disk",
  startsAt: new Date("2026-11-22T03:00:00Z"),
  endsAt: null,
  labels: { severity: "critical", constructor: "x" },
  annotations: {},
  values: { B: 0.92 },
  source: { id: "s", name: "shop", kind: "grafana" },
  group: { key: "{}", receiver: "war-room", labels: {} },
};

function problemOf(condition: string) {
  const compiled = compileCondition(condition);
  return "problem" in compiled ? compiled.problem : null;
}

describe("a text that is no condition", () => {
  it.each([
    ["", "unexpected_token", ""],
    ["1 +", "unexpected_token", ""],
    ["labels.severity", "not_a_condition", "labels.severity"],
    ["nobody == 1", "unknown_variable", "nobody"],
    ["source.nme == 'x'", "no_such_key", "nme"],
    ['labels.a = "x"', "unexpected_character", "="],
    ['labels.a == "x', "unterminated_string", '"x'],
    ["labels.severity > 5", "no_such_overload", "labels.severity > 5"],
    ["labels.a == 'x' and true", "unexpected_character", "and"],
    ['labels.a.matches("(")', "invalid_regular_expression", '"("'],
    ['!labels.exists(n, n.matches("[z-a]"))', "invalid_regular_expression", '"[z-a]"'],
  ])("%s is told with its place", (condition, code, at) => {
    const problem = problemOf(condition);
    expect(problem).toMatchObject({ code, message: expect.stringMatching(/./) });
    expect(condition.slice(problem?.from, problem?.to)).toBe(at);
  });

  it("is told however deep or long it is", () => {
    for (const condition of [
      `${"(".repeat(200)}true${")".repeat(200)}`,
      "!".repeat(2_000),
      "-".repeat(2_000),
      "[".repeat(1_000),
      `true${" && true".repeat(1_000)}`,
      `labels${".a".repeat(990)} == ""`,
    ])
      expect(problemOf(condition)?.code).toMatch(/./);
  });
});

/** Pieces that conditions are made of, and what slips in among them. */
const piece = fc.oneof(
  fc.constantFrom(
    ..."labels annotations values source group firing . ( ) [ ] { } , ? : ! && || == != < <= > >= + - * / % in".split(
      " ",
    ),
    "has(",
    ".matches(",
    ".exists(x, ",
    ".all(x, ",
    ".map(x, ",
    ".startsWith(",
    "size(",
    "timestamp(",
    "duration(",
    ...' \n \t severity name startsAt getHours true false null 1 0x 1e 9223372036854775807u " \' """ r" b" // \\'.split(
      " ",
    ),
    '"critical"',
    "'(a+)+$'",
    '"2026-11-22T03:00:00Z"',
    "\u{1F600}",
    "\uD800",
    "\0",
    "é",
  ),
  fc.string({ maxLength: 5 }),
);
const written = fc.oneof(
  fc.string({ unit: "binary", maxLength: CONDITION_MAX_CHARACTERS }),
  fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join("")),
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(" ")),
);

describe("any text", () => {
  it("is a condition, or is told what is wrong at a place within it, at once", () => {
    fc.assert(
      fc.property(written, (text) => {
        const started = performance.now();
        const compiled = compileCondition(text);
        expect(performance.now() - started).toBeLessThan(1_000);
        if ("condition" in compiled) return;
        const { code, message, from, to } = compiled.problem;
        expect(code).toMatch(/^[a-z_]+$/);
        expect(message).not.toBe("");
        expect(0 <= from && from <= to && to <= text.length).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it("that is a condition answers yes or no, or fails as conditions do", () => {
    const clause = fc
      .tuple(
        fc.constantFrom("labels.severity", "labels.constructor", "labels.nope", "source.kind", "group.receiver"),
        fc.constantFrom("==", "!=", "in", ".startsWith", ".contains"),
        fc.string({ maxLength: 10 }).map((value) => JSON.stringify(value.toWellFormed().replaceAll("\u007f", ""))),
      )
      .map(([left, by, value]) =>
        by === "in"
          ? `${left} in [${value}]`
          : by.startsWith(".")
            ? `${left}${by}(${value})`
            : `${left} ${by} ${value}`,
      );
    const condition = fc
      .array(clause, { minLength: 1, maxLength: 8 })
      .chain((clauses) => fc.constantFrom(" && ", " || ").map((joint) => clauses.join(joint)));
    fc.assert(
      fc.property(condition, (text) => {
        const compiled = compileCondition(text);
        if ("problem" in compiled) throw new Error(`${text}: ${compiled.problem.message}`);
        try {
          expect(typeof compiled.condition(firing)).toBe("boolean");
        } catch (error) {
          expect(error).toMatchObject({ code: "no_such_key" });
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
