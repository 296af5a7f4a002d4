import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { goDuration, intervalText, parseDuration } from "./duration";
import { parsePromql } from "./parse-promql";
import { PromqlError } from "./promql-error";

const refusal = (text: string): string => {
  try {
    parsePromql(text);
    return "accepted";
  } catch (error) {
    return error instanceof PromqlError ? error.message.replace('invalid parameter "query": ', "") : String(error);
  }
};

describe("refusals in Prometheus' words", () => {
  it.each([
    ["", "1:1: parse error: no expression found in input"],
    ["sum(", "1:5: parse error: unclosed left parenthesis"],
    ["up + ", "1:6: parse error: unexpected end of input"],
    ["1 +* 2", "1:4: parse error: unexpected <op:*>"],
    ["up{", "1:4: parse error: unexpected end of input inside braces"],
    ['up{job="x', "1:8: parse error: unterminated quoted string"],
    ["up up", '1:4: parse error: unexpected identifier "up"'],
    ["$x", "1:1: parse error: unexpected character: '$'"],
    ["nope(up)", '1:1: parse error: unknown function with name "nope"'],
    ["{}", "1:1: parse error: vector selector must contain at least one non-empty matcher"],
    ["rate(up)", '1:6: parse error: expected type range vector in call to function "rate", got instant vector'],
    ["sum(up[5m])", "1:5: parse error: expected type instant vector in aggregation expression, got range vector"],
    ["clamp_min(up)", '1:1: parse error: expected 2 argument(s) in call to "clamp_min", got 1'],
    ["topk(up)", "1:1: parse error: wrong number of arguments for aggregate expression provided, expected 2, got 1"],
    ["1 > 2", "1:3: parse error: comparisons between scalars must use BOOL modifier"],
    ["up and 1", '1:1: parse error: set operator "and" not allowed in binary scalar expression'],
    ["up / bool up", "1:4: parse error: bool modifier can only be used on comparison operators"],
    ["sum(\n  up,,\n)", '2:6: parse error: unexpected ","'],
  ])("%j: %s", (text, message) => {
    expect(refusal(text)).toBe(message);
  });

  it.each(["up[5m:1m]", "up @ 5", 'label_join(up, "a", "b", "c")', 'count_values("v", up)'])(
    "what is not supported: %s",
    (text) => {
      expect(refusal(text)).toMatch(/parse error: .*not supported/);
    },
  );

  it("whatever is typed is either read or refused, and never crashes", () => {
    const piece = fc.constantFrom(
      "sum",
      "rate",
      "(",
      ")",
      "{",
      "}",
      "[5m]",
      "by",
      "up",
      '"a"',
      "=",
      "=~",
      ",",
      "1",
      "+",
      "/",
      "on",
      " ",
      "$",
      "#",
      "\n",
      "offset 1m",
      "\\",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join("")),
        ),
        (text) => {
          expect(refusal(text)).toMatch(/^(accepted|\d+:\d+: parse error: )/);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("durations", () => {
  it.each([
    ["1h30m", 5_400_000],
    ["250ms", 250],
    ["1m0s", 60_000],
    ["90", 90_000],
    ["5q", undefined],
  ])("%s", (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it("are written as Go and as Grafana write them", () => {
    expect([15_000, 60_000, 90_000, 3_600_000, 500].map(goDuration)).toEqual([
      "15s",
      "1m0s",
      "1m30s",
      "1h0m0s",
      "500ms",
    ]);
    expect([15_000, 60_000, 7_200_000, 500].map(intervalText)).toEqual(["15s", "1m", "2h", "500ms"]);
  });

  it("in whole seconds read back as they were", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seconds) => {
        expect(parseDuration(goDuration(seconds * 1000))).toBe(seconds * 1000);
      }),
    );
  });
});
