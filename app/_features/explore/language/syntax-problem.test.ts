import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMetricQuery } from "./is-metric-query";
import type { QueryLanguage } from "./open-places";
import { syntaxProblem } from "./syntax-problem";

const RIGHT: [QueryLanguage, string][] = [
  ["promql", ""],
  ["promql", 'sum by (job) (rate(http_requests_total{code=~"5.."}[$__rate_interval])) / 2'],
  ["promql", "increase(x[$__range]) / $__range_s # per second"],
  ["promql", "up offset 5m"],
  ["logql", '{app="web"} |= "boom" | json | status >= 500 | line_format "{{.msg}}"'],
  ["logql", 'sum by (level) (count_over_time({app="web"}[$__auto]))'],
  ["traceql", '{ resource.service.name = "checkout" && status = error && duration > 200ms }'],
  ["traceql", "ff1454129417434500ebabed26c944d8"],
  ["traceql", "{ status = error } | rate() by (resource.service.name)"],
];

describe("the syntax of a query", () => {
  it.each(RIGHT)("is right in %s: %s", (language, text) => {
    expect(syntaxProblem(language, text)).toBeNull();
  });

  it.each([
    ["promql", "sum(rate(up[5m])", "not-closed", "("],
    ["promql", "up{job=", "not-closed", "{"],
    ["promql", "up{job='a", "string-not-closed", "'"],
    ["promql", "up + ", "ends-early", "+"],
    ["promql", "up)", "closes-nothing", ")"],
    ["promql", "up{job]", "closes-nothing", "]"],
    ["promql", "up down", "unexpected", "down"],
    ["promql", "rate(up[$window])", "variable", "$window"],
    ["logql", '{app="web"} | ', "ends-early", "|"],
    ["logql", '{app "web"}', "unexpected", '"web"'],
    ["traceql", "{ status = }", "unexpected", "}"],
    ["traceql", "{ status = error", "not-closed", "{"],
  ] as const)("is told in words where it is wrong in %s: %s", (language, text, code, piece) => {
    const problem = syntaxProblem(language, text);
    expect(problem).toMatchObject({ code, text: piece });
    expect(text.slice(problem?.from, problem?.to)).toContain(piece);
  });

  it("is judged without failing, and within the text", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<QueryLanguage>("promql", "logql", "traceql"),
        fc.string({ maxLength: 60, unit: fc.constantFrom(..."abu{}()[]|=~!\"'`\\,# \n$_.5m<>&") }),
        (language, text) => {
          const problem = syntaxProblem(language, text);
          if (!problem) return;
          expect(problem.from).toBeLessThan(problem.to);
          expect(problem.to).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

it("tells LogQL that counts from LogQL that lists", () => {
  expect(isMetricQuery('{app="web"} |= "x"')).toBe(false);
  expect(isMetricQuery('sum(rate({app="web"}[5m]))')).toBe(true);
  expect(isMetricQuery("")).toBe(false);
});
