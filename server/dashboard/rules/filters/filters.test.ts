import { parser as logql } from "@grafana/lezer-logql";
import { parser as traceql } from "@grafana/lezer-traceql";
import type { Tree } from "@lezer/common";
import { parser as promql } from "@prometheus-io/lezer-promql";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "../refusal";
import { filterText, readFilter, storedFilter, type AdHocFilter } from "./ad-hoc-filter";
import { filterLogql } from "./logql-filters";
import { filterPromql, groupPromql } from "./promql-filters";
import { filterTraceql } from "./traceql-filters";

const is = (key: string, ...values: string[]): AdHocFilter => ({ key, operator: "=", values });
const with_ = (key: string, operator: AdHocFilter["operator"], ...values: string[]) => ({ key, operator, values });

interface Parser {
  parse(text: string): Tree;
}

/** The texts of all nodes of a kind; throws where the text is not of the language. */
function textsOf(parser: Parser, kind: string, text: string): string[] {
  const texts: string[] = [];
  parser.parse(text).iterate({
    enter(node) {
      if (node.type.isError) throw new Error(`not parsed: ${text}`);
      if (node.name === kind) texts.push(text.slice(node.from, node.to));
    },
  });
  return texts;
}
const unquoted = (literal: string): string =>
  literal.slice(1, -1).replace(/\\(.)/gs, (_, mark: string) => (mark === "n" ? "\n" : mark === "r" ? "\r" : mark));

const anyValue = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 15 }),
  fc.string({ unit: fc.constantFrom(..."\"'`\\{}=~,()|#\n$[]ab"), maxLength: 12 }),
);
const label = fc.constantFrom("job", "instance", "pod", "zone_1");

/** Queries of any shape, with macros that only the back end knows. */
const promQuery = fc.letrec((tie) => ({
  selector: fc.constantFrom(
    "up",
    'up{job="a"}',
    'up{job="a",}',
    "up{}",
    '{__name__="x", a!~"b|c"}',
    '{"my.metric", x="y"}',
  ),
  range: fc
    .tuple(tie("selector"), fc.constantFrom("5m", "$__rate_interval", "${__range}"))
    .map(([s, r]) => `rate(${s}[${r}])`),
  sum: tie("query").map((query) => `sum by (job) (${query})`),
  offset: tie("selector").map((selector) => `${selector} offset 5m`),
  binary: fc.tuple(tie("query"), tie("query")).map(([a, b]) => `(${a}) / on(job) group_left() (${b}) * $__interval_ms`),
  query: fc.oneof({ depthSize: "small" }, tie("selector"), tie("range"), tie("sum"), tie("offset"), tie("binary")),
})).query as fc.Arbitrary<string>;
const plainMacros = (text: string): string => text.replace(/\$\{?__\w+\}?/g, "1m");

describe("filters in PromQL", () => {
  it.each([
    ["up", 'up{job="api"}'],
    ["up{}", 'up{job="api"}'],
    ['up{a="b"}', 'up{a="b",job="api"}'],
    ['up{a="b", }', 'up{a="b",job="api" }'],
    ['rate(up{a="}"}[$__rate_interval])', 'rate(up{a="}",job="api"}[$__rate_interval])'],
    ["sum(up) / count(up)", 'sum(up{job="api"}) / count(up{job="api"})'],
    ["1 + 2", "1 + 2"],
    ["", ""],
  ])("go into every selector of %s", (text, expected) => {
    expect(filterPromql(text, [is("job", "api")])).toBe(expected);
  });

  it.each([
    [with_("job", "=|", "a.b", "c"), 'up{job=~"a\\\\.b|c"}'],
    [with_("job", "!=|", "a", "b"), 'up{job!~"a|b"}'],
    [with_("job", "=~", "a.*"), 'up{job=~"a.*"}'],
    [with_("job", "!~", "a"), 'up{job!~"a"}'],
    [with_("my.label", "!=", "x"), 'up{"my.label"!="x"}'],
  ])("are written with every operator: %j", (filter, expected) => {
    expect(filterPromql("up", [filter])).toBe(expected);
  });

  it("are refused where the query is not understood or the operator does not exist, never left out", () => {
    for (const text of ["sum(", "up{", "up{a=}", "SELECT 1", "up up"]) {
      expect(() => filterPromql(text, [is("job", "api")])).toThrow("query-not-readable");
    }
    expect(() => filterPromql("up", [with_("job", "<", "5")])).toThrow("filter-operator");
  });

  it("reach every selector of every query with exactly their values, and change nothing else", () => {
    fc.assert(
      fc.property(promQuery, fc.array(fc.tuple(label, anyValue), { minLength: 1, maxLength: 3 }), (text, pairs) => {
        const filtered = filterPromql(
          text,
          pairs.map(([key, value]) => is(key, value)),
        );
        const before = textsOf(promql, "VectorSelector", plainMacros(text));
        const after = textsOf(promql, "VectorSelector", plainMacros(filtered));
        expect(after).toHaveLength(before.length);
        for (const selector of after) {
          const matchers = textsOf(promql, "UnquotedLabelMatcher", selector).slice(-pairs.length);
          expect(
            matchers.map((matcher) => [
              matcher.slice(0, matcher.indexOf("=")),
              unquoted(matcher.slice(matcher.indexOf('"'))),
            ]),
          ).toEqual(pairs);
        }
        const kinds = (one: string) => [...new Set(textsOf(promql, "FunctionIdentifier", plainMacros(one)))];
        expect(kinds(filtered)).toEqual(kinds(text));
      }),
      { numRuns: 400 },
    );
  });
});

describe("grouping in PromQL", () => {
  it.each([
    ["sum(up)", "sum by (pod) (up)"],
    ["sum by (job) (up)", "sum by (job, pod) (up)"],
    ["sum(up) by (job,)", "sum(up) by (job,pod)"],
    ["sum by () (up)", "sum by (pod) (up)"],
    ["sum by (pod) (up)", "sum by (pod) (up)"],
    ["sum without (job) (up)", "sum without (job) (up)"],
    ["topk(3, sum(rate(up[$__rate_interval])))", "topk by (pod) (3, sum by (pod) (rate(up[$__rate_interval])))"],
    ["up", "up"],
  ])("splits %s", (text, expected) => {
    expect(groupPromql(text, ["pod"])).toBe(expected);
  });
});

describe("filters in LogQL", () => {
  const streams = new Set(["app", "job"]);
  it.each([
    ['{job="a"}', '{job="a", app="api"} | level="error"'],
    [
      '{job="a"} |= "x" | json | line_format "y"',
      '{job="a", app="api"} |= "x" | json | level="error" | line_format "y"',
    ],
    [
      'sum(rate({job="a"} | logfmt | unwrap d [$__auto]))',
      'sum(rate({job="a", app="api"} | logfmt | level="error" | unwrap d [$__auto]))',
    ],
    ['count_over_time({job="a"}[1m])', 'count_over_time({job="a", app="api"} | level="error"[1m])'],
  ])("go into the selector or the pipeline of %s", (text, expected) => {
    const filtered = filterLogql(text, [is("app", "api"), is("level", "error")], streams);
    expect(filtered).toBe(expected);
    expect(() => textsOf(logql, "Selector", filtered.replace("$__auto", "1m"))).not.toThrow();
  });

  it("compare numbers behind the parser", () => {
    expect(filterLogql('{a="b"} | json', [with_("status", ">=", "500")], streams)).toBe(
      '{a="b"} | json | status >= 500',
    );
    expect(() => filterLogql('{a="b"}', [with_("status", ">=", "x or 1")], streams)).toThrow("filter-operator");
  });

  it("are refused where the query is not understood", () => {
    for (const text of ["{", "rate(", '{a="b"} | json | |', "1"]) {
      expect(() => filterLogql(text, [is("app", "api")], streams)).toThrow("query-not-readable");
    }
    expect(() => filterLogql('{a="b"}', [is('x"} or {', "y")], streams)).toThrow(Refusal);
  });

  it("reach every selector with exactly their values", () => {
    const query = fc.constantFrom('{a="b"}', 'sum(rate({a="b"} |= "x" [1m])) / sum(rate({c="d"} | json | e="f" [1m]))');
    fc.assert(
      fc.property(query, anyValue, fc.constantFrom("app", "other"), (text, value, key) => {
        const filtered = filterLogql(text, [is(key, value)], streams);
        const strings = textsOf(logql, "String", filtered).map(unquoted);
        const selectors = textsOf(logql, "Selector", filtered).length;
        expect(strings.filter((one) => one === value).length).toBeGreaterThanOrEqual(selectors);
        expect(strings).toHaveLength(textsOf(logql, "String", text).length + selectors);
      }),
    );
  });
});

describe("filters in TraceQL", () => {
  it.each([
    ["", '{ resource.service.name = "api" }'],
    ["{}", '{ resource.service.name = "api" }'],
    ["{ status = error || span.x > 5 }", '{ (status = error || span.x > 5) && resource.service.name = "api" }'],
    [
      '{} >> {name="x"} | rate()',
      '{ resource.service.name = "api" } >> {(name="x") && resource.service.name = "api"} | rate()',
    ],
  ])("go into every spanset of %j", (text, expected) => {
    expect(filterTraceql(text, [is("resource.service.name", "api")])).toBe(expected);
  });

  it.each([
    [is("status", "error"), "{ status = error }"],
    [with_("duration", ">", "100ms"), "{ duration > 100ms }"],
    [with_("span.http.status_code", ">=", "500"), "{ span.http.status_code >= 500 }"],
    [is("span.http.status_code", "500"), '{ (span.http.status_code = "500" || span.http.status_code = 500) }'],
    [with_("span.size", "!=", "5"), '{ (span.size != "5" || span.size != 5) }'],
    [with_("name", "=|", "a", "b"), '{ (name = "a" || name = "b") }'],
    [with_("name", "!=|", "a", "b"), '{ (name != "a" && name != "b") }'],
    [with_("name", "=~", "a.*"), '{ name =~ "a.*" }'],
  ])("are written by the type of their field: %j", (filter, expected) => {
    const filtered = filterTraceql("{}", [filter]);
    expect(filtered).toBe(expected);
    expect(() => textsOf(traceql, "SpansetFilter", filtered)).not.toThrow();
  });

  it("are refused where the query is not understood, and where a field is none", () => {
    expect(() => filterTraceql("{ a = }", [is("name", "x")])).toThrow("query-not-readable");
    expect(() => filterTraceql("{}", [is("a } || { b", "x")])).toThrow("filter-not-readable");
    expect(() => filterTraceql("{}", [with_("duration", ">", "1 || true")])).toThrow("filter-operator");
  });

  it("keep any value in its quotes", () => {
    fc.assert(
      fc.property(
        anyValue.map((value) => value.replaceAll(/[\n\r]/g, " ")),
        (value) => {
          const strings = textsOf(traceql, "String", filterTraceql("{ status = error }", [is("name", value)]));
          expect(strings.map(unquoted)).toContain(value);
        },
      ),
    );
  });
});

describe("filters on their way", () => {
  it("arrive as they left", () => {
    const operator = fc.constantFrom("=", "!=", "=~", "!~", "=|", "!=|", "<", ">", "<=", ">=");
    const filter = fc.record({
      key: fc.string({ minLength: 1 }),
      operator,
      values: fc.array(fc.string(), { minLength: 1 }),
    });
    fc.assert(
      fc.property(filter, (one) => {
        expect(readFilter(filterText(one))).toEqual({ ...one });
      }),
    );
  });

  it.each(["", "x", "[]", '["a"]', '["a","="]', '["a","==","b"]', '["","=","b"]', '["a","=",5]', "{}", "null"])(
    "are refused as %j",
    (text) => expect(() => readFilter(text)).toThrow("filter-not-readable"),
  );

  it("are read as dashboards store them", () => {
    expect(storedFilter({ key: "job", operator: "=", value: "api", condition: "" })).toEqual(is("job", "api"));
    expect(storedFilter({ key: "job", operator: "=|", value: "a", values: ["a", "b"] })).toEqual(
      with_("job", "=|", "a", "b"),
    );
    expect(storedFilter({ key: "job", operator: "=", value: "" })).toBeNull();
    expect(storedFilter({ key: "", operator: "=", value: "a" })).toBeNull();
    expect(storedFilter({ key: "job", operator: "=~", value: ".*" })).toBeNull();
    expect(storedFilter(null)).toBeNull();
  });
});
