import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { VariableOption } from "../contract";
import { testDashboard } from "./test-dashboard.suite";
import { testdataTree } from "./testdata-tree";
import { variableCycles } from "./variable-cycles";
import { variableOptions } from "./variable-options";

const stored = (variable: Record<string, unknown>) => testDashboard({ variables: [variable] }).templating.list[0]!;
const option = (text: string, value = text): VariableOption => ({ text, value });

describe("what a query variable offers", () => {
  const of = (read: string[], variable: Record<string, unknown>) =>
    variableOptions(
      read.map((text) => option(text)),
      stored({ type: "query", name: "v", query: "x", ...variable }),
    ).map(({ text, value }) => (text === value ? text : `${text}=${value}`));

  it.each([
    ["everything without a pattern", ["b", "a", "b"], {}, ["b", "a"]],
    ["what fits wholly", ["web-1", "web-12", "db"], { regex: "web-." }, ["web-1"]],
    ["the first group", ['up{job="a"} 1 2', 'up{job="b"} 1 2'], { regex: '/job="([^"]+)"/' }, ["a", "b"]],
    ["named groups", ["x:1", "y:2"], { regex: "/(?<text>.):(?<value>.)/" }, ["x=1", "y=2"]],
    ["every match of a global pattern", ["a1 b2"], { regex: "/([a-z])\\d/g" }, ["a", "b"]],
    ["what fits without case", ["Web", "db"], { regex: "/web/i" }, ["Web"]],
    ["nothing hidden by a broken pattern", ["a"], { regex: "/(/" }, ["a"]],
    ["fixed values before", ["b"], { staticOptions: [{ text: "None", value: "" }] }, ["None=", "b"]],
    ["fixed values behind", ["b", "z"], { staticOptions: [{ value: "z" }], staticOptionsOrder: "after" }, ["b", "z"]],
  ])("is %s", (_what, read, variable, expected) => {
    expect(of(read, variable)).toEqual(expected);
  });

  it.each([
    [0, ["b10", "a9", "B2", "a10"]],
    [1, ["B2", "a10", "a9", "b10"]],
    [2, ["b10", "a9", "a10", "B2"]],
    [3, ["B2", "a9", "b10", "a10"]],
    [4, ["a10", "b10", "a9", "B2"]],
    [5, ["a10", "a9", "b10", "B2"]],
    [6, ["B2", "b10", "a9", "a10"]],
    [7, ["a9", "a10", "B2", "b10"]],
    [8, ["b10", "B2", "a10", "a9"]],
  ])("stands in order %i", (sort, expected) => {
    expect(of(["b10", "a9", "B2", "a10"], { sort })).toEqual(expected);
  });
});

describe("variables that depend on each other", () => {
  const query = (name: string, ...uses: string[]) => ({
    type: "query",
    name,
    query: uses.map((use) => `\${${use}}`).join(),
  });
  const cyclesOf = (...variables: Record<string, unknown>[]) =>
    Object.fromEntries(variableCycles(testDashboard({ variables }).templating.list));

  it("are fine in a chain", () => {
    expect(cyclesOf(query("a"), query("b", "a"), query("c", "a", "b"))).toEqual({});
  });

  it("tell their way round, and leave out who only looks on", () => {
    expect(cyclesOf(query("a", "b"), query("b", "c"), query("c", "a"), query("d", "a"))).toEqual({
      a: ["a", "b", "c", "a"],
      b: ["b", "c", "a", "b"],
      c: ["c", "a", "b", "c"],
    });
    expect(cyclesOf(query("self", "self"))).toEqual({ self: ["self", "self"] });
  });

  it("are found in any graph exactly where a way leads back", () => {
    const names = ["a", "b", "c", "d", "e"];
    const edges = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), { maxLength: 8 });
    fc.assert(
      fc.property(edges, (pairs) => {
        const uses = (name: string) => pairs.filter(([from]) => from === name).map(([, to]) => to);
        const reach = (from: string, seen = new Set<string>()): Set<string> => {
          for (const to of uses(from)) if (!seen.has(to)) reach(to, seen.add(to));
          return seen;
        };
        const found = cyclesOf(...names.map((name) => query(name, ...uses(name))));
        expect(Object.keys(found).sort()).toEqual(names.filter((name) => reach(name).has(name)));
        for (const [name, path] of Object.entries(found)) {
          expect([path[0], path.at(-1)]).toEqual([name, name]);
          path.slice(1).forEach((to, index) => expect(uses(path[index]!)).toContain(to));
        }
      }),
    );
  });
});

describe("TestData's tree", () => {
  it.each([
    ["*", ["A", "B", "C"]],
    ["A.*", ["AA", "AB", "AC"]],
    ["A.AB.*", ["ABA", "ABB", "ABC"]],
    ["A", ["AA", "AB", "AC"]],
    ["{A,C}.*", ["AA", "AB", "AC", "CA", "CB", "CC"]],
    ["A*", ["AA", "AB", "AC"]],
    ["X.*", []],
  ])("gives for %s", (text, expected) => {
    expect(testdataTree(text).map(({ value }) => value)).toEqual(expected);
  });
});
