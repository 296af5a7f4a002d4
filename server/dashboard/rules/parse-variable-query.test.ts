import { describe, expect, it } from "vitest";
import { parseVariableQuery, variableQueryText } from "./parse-variable-query";
import { testDashboard } from "./test-dashboard.suite";

describe("queries of variables", () => {
  it.each([
    ["label_names()", { kind: "label-names", match: null }],
    ["label_values(job)", { kind: "label-values", label: "job", match: null }],
    ["label_values(up, job)", { kind: "label-values", label: "job", match: "up" }],
    ["label_values({}, job)", { kind: "label-values", label: "job", match: null }],
    [
      'label_values(up{a="x,y", b=~"(c|d)"}, pod )',
      { kind: "label-values", label: "pod", match: 'up{a="x,y", b=~"(c|d)"}' },
    ],
    ['label_values(up{a="\\"),"},pod)', { kind: "label-values", label: "pod", match: 'up{a="\\"),"}' }],
    ["metrics(node_.*)", { kind: "metric-names", pattern: "node_.*" }],
    ["query_result(topk(3, up))", { kind: "query-result", expr: "topk(3, up)" }],
    ['up{job="x"}', { kind: "series", match: 'up{job="x"}' }],
  ])("reads %s", (text, expected) => {
    expect(parseVariableQuery(text)).toEqual(expected);
  });

  it.each(["", "label_values(up, a b)", "label_values(up, )", "label_values(../../admin)"])("refuses %j", (text) => {
    expect(() => parseVariableQuery(text)).toThrow("variable-query-unknown");
  });

  it.each([
    ["a text", "label_values(job)", "label_values(job)"],
    ["an object of Prometheus", { query: "label_values(up, job)", refId: "A", qryType: 1 }, "label_values(up, job)"],
    ["an object of Loki", { label: "app", stream: '{env="x"}', type: 1, refId: "A" }, 'label_values({env="x"}, app)'],
    ["an object of Loki without a selector", { label: "app", stream: "", type: 1 }, "label_values(app)"],
    ["an object of Loki for names", { type: 0, refId: "A" }, "label_names()"],
  ])("finds the query in %s", (_what, query, expected) => {
    const [variable] = testDashboard({ variables: [{ type: "query", name: "v", query }] }).templating.list;
    expect(variable && variableQueryText(variable)).toBe(expected);
  });
});
