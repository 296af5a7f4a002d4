import { parser } from "@prometheus-io/lezer-promql";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { VariableValues } from "../contract";
import { interpolateExpression } from "./interpolate-expression";
import { Refusal } from "./refusal";
import { TEST_RANGE, testDashboard } from "./test-dashboard.suite";
import { variableScope } from "./variable-scope";

const dashboard = testDashboard({
  variables: [
    {
      type: "query",
      name: "job",
      multi: true,
      includeAll: true,
      query: "label_values(up, job)",
      current: { value: "$__all" },
    },
    { type: "query", name: "pod", includeAll: true, allValue: "web-.*", query: "label_values(pod)" },
    { type: "query", name: "one", query: "label_values(one)" },
    { type: "textbox", name: "text", query: "", current: { value: "" } },
    { type: "custom", name: "env", query: "prod, Staging : stage, a.b", current: { value: "prod" } },
    { type: "custom", name: "agg", query: "sum(rate,max by (job", current: { value: "sum(rate" } },
    { type: "interval", name: "window", query: "1m,5m", current: { value: "5m" } },
    { type: "constant", name: "fixed", query: 'cluster="eu"' },
  ],
});
const fill = (text: string, values: VariableValues = {}) =>
  interpolateExpression(text, variableScope(dashboard, values, TEST_RANGE));

/** The filled text, or null where the value is refused. */
function filledOrRefused(text: string, values: VariableValues): string | null {
  try {
    return fill(text, values);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** Names of the syntax nodes of a PromQL text, errors included. */
function nodesOf(text: string): string[] {
  const names: string[] = [];
  parser.parse(text).iterate({ enter: (node) => void names.push(node.type.isError ? "error" : node.name) });
  return names;
}

describe("filling variables into PromQL and LogQL", () => {
  it.each([
    ["several values as a pattern", 'up{job=~"$job"}', { job: ["api", "db"] }, 'up{job=~"(api|db)"}'],
    ["one of several as itself", 'up{job=~"$job"}', { job: ["api"] }, 'up{job=~"api"}'],
    ["marks of patterns escaped, twice in a literal", 'up{job=~"$job"}', { job: "a.b" }, 'up{job=~"a\\\\.b"}'],
    ["and once between backticks", "up{job=~`$job`}", { job: "a.b" }, "up{job=~`a\\.b`}"],
    ["a single value as it is", 'up{one="$one"}', { one: "a.b" }, 'up{one="a.b"}'],
    ["all by the author's pattern", 'up{pod=~"$pod"}', { pod: "$__all" }, 'up{pod=~"web-.*"}'],
    ["all without one by everything", 'up{job=~"$job"}', {}, 'up{job=~".*"}'],
    ["all three ways of writing", "$one ${one} [[one]]", { one: "x" }, "x x x"],
    ["csv", "sum by (${job:csv}) (up)", { job: ["a", "b"] }, "sum by (a,b) (up)"],
    ["pipe", 'up{job=~"${job:pipe}"}', { job: ["a", "b"] }, 'up{job=~"a|b"}'],
    ["text", 'up{env="${env:text}"}', { env: "stage" }, 'up{env="Staging"}'],
    ["a number from the clock", "$__from ${__to:date:seconds}", {}, "1764000000000 1764003600"],
    [
      "the author's own fragments, outside quotes too",
      "$agg (up{$fixed})",
      { agg: "max by (job" },
      'max by (job (up{cluster="eu"})',
    ],
    [
      "nothing into what the data source fills in",
      "rate(x[$__rate_interval]) + $__interval_ms",
      {},
      "rate(x[$__rate_interval]) + $__interval_ms",
    ],
    ["nothing into names that are no variables", 'up{a="$1"} # $none', {}, 'up{a="$1"} # $none'],
    ["a duration", "rate(x[$window])", { window: "1h" }, "rate(x[1h])"],
  ] as const)("writes %s", (_what, text, values, expected) => {
    expect(fill(text, values as unknown as VariableValues)).toBe(expected);
  });

  it("does not let what the browser sends change a constant", () => {
    expect(fill("up{$fixed}", { fixed: "} or secret{" })).toBe('up{cluster="eu"}');
  });

  it.each(["1m] or up[5m", 'x"} or vector(1) #', "a, b", "(a)", "a{}"])("refuses %s outside quotes", (value) => {
    expect(() => fill("rate(x[$window])", { window: value })).toThrow(Refusal);
  });

  it("is not misled by a quote in a comment or in another kind of quotes", () => {
    expect(() => fill("# it's\nsum($text)", { text: "a) or (b" })).toThrow(Refusal);
    expect(fill(`up{a='"', b="$text"}`, { text: '"' })).toBe(`up{a='"', b="\\""}`);
  });

  const anything = fc.oneof(
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.string({ unit: fc.constantFrom(..."\"'`\\{}=~,()|#\n$[]ab"), maxLength: 20 }),
  );

  it("never lets a value out of a quoted matcher", () => {
    const shape = nodesOf('up{job=~"x", pod="y"}');
    const formats = [
      "",
      ":regex",
      ":raw",
      ":pipe",
      ":csv",
      ":json",
      ":glob",
      ":lucene",
      ":text",
      ":doublequote",
      ":singlequote",
      ":sqlstring",
      ":unknown",
    ];
    fc.assert(
      fc.property(
        anything,
        fc.constantFrom("job", "one", "text"),
        fc.constantFrom(...formats),
        fc.constantFrom('"', "'"),
        (value, name, format, quote) => {
          const filled = fill(`up{job=~${quote}\${${name}${format}}${quote}, pod="y"}`, {
            [name]: name === "job" ? [value, "b"] : value,
          });
          expect(nodesOf(filled)).toEqual(shape);
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it("keeps a value between backticks inside them, or refuses it", () => {
    const shape = nodesOf("up{job=~`x`}");
    fc.assert(
      fc.property(anything, (value) => {
        const filled = filledOrRefused("up{job=~`$text`}", { text: value });
        expect(filled === null ? value.includes("`") : nodesOf(filled)).toEqual(filled === null ? true : shape);
      }),
    );
  });

  it("gives a quoted matcher back exactly the value, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), (value) => {
        const literal = /^up\{one="(.*)"\}$/s.exec(fill('up{one="$one"}', { one: value }))?.[1] ?? "";
        const read = literal.replace(/\\([\s\S])/g, (_, mark: string) =>
          mark === "n" ? "\n" : mark === "r" ? "\r" : mark,
        );
        expect(read).toBe(value);
      }),
    );
  });

  it("outside quotes only lets through what cannot be more than a name or number", () => {
    const shape = nodesOf("sum(x)");
    fc.assert(
      fc.property(anything, (value) => {
        const filled = filledOrRefused("sum(x$text)", { text: value }) ?? "sum(x)";
        expect(filled.slice(5, -1)).toMatch(/^[\w:.+-]*$/);
        expect(shape[0]).toBe(nodesOf(filled)[0]);
      }),
    );
  });
});
