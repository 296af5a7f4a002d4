import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMMAND_NAMES } from "@/server/command/contract/commands";
import { completionPlace } from "@/server/command/rules/completion-place";
import { matchName } from "@/server/command/rules/match-name";
import { rankNames } from "@/server/command/rules/rank-names";

/** The cursor is where `|` stands. */
const at = (marked: string) => {
  const line = marked.replace("|", "");
  const place = completionPlace(line, marked.indexOf("|"));
  return (
    place && {
      replaces: line.slice(place.from, place.to),
      query: place.query,
      wanted: place.wanted.map(({ kind }) => kind),
    }
  );
};

describe("where one is writing", () => {
  it.each([
    ["/se|", { replaces: "/se", query: "se", wanted: ["command"] }],
    ["/|", { replaces: "/", query: "", wanted: ["command"] }],
    ["/severity |", { replaces: "", query: "", wanted: ["severity"] }],
    ["/severity se|v", { replaces: "sev", query: "se", wanted: ["severity"] }],
    ["/assign commander |", { replaces: "", query: "", wanted: ["person"] }],
    ["/assign @a|", { replaces: "@a", query: "@a", wanted: ["person"] }],
    ["/task Restart @a|", { replaces: "@a", query: "@a", wanted: ["person", "time"] }],
    ["/task Restart @ada @|", { replaces: "@", query: "@", wanted: ["time", "person"] }],
    ["/task Restart du|", { replaces: "du", query: "du", wanted: ["option"] }],
    ["/task Restart due=3|", { replaces: "3", query: "3", wanted: ["time"] }],
    ["/update Told @a|", { replaces: "@a", query: "@a", wanted: ["person"] }],
    ["/note |", { replaces: "", query: "", wanted: ["time"] }],
    ["/graph Error r|", { replaces: "Error r", query: "Error r", wanted: ["panel"] }],
    ['/graph "Error r|', { replaces: '"Error r', query: "Error r", wanted: ["panel"] }],
    ["/graph Error |", { replaces: "Error ", query: "Error", wanted: ["panel"] }],
    ["/logs x on=lo|", { replaces: "lo", query: "lo", wanted: ["dataSource"] }],
    ["/task Restart th|e", { replaces: "the", query: "th", wanted: ["option"] }],
  ])("%s", (marked, expected) => expect(at(marked)).toEqual(expected));

  it.each([
    "hello |",
    "//se|",
    " /se|",
    "/task |",
    "/resolve |",
    "/nosuch |",
    "|/severity",
    "/runbook |",
    "/severity sev1 |",
  ])("%j has nothing to offer", (marked) => expect(at(marked)).toBeNull());

  it("is inside of the line, whatever the line", () => {
    const lines = fc.tuple(fc.constantFrom(...COMMAND_NAMES), fc.string({ unit: "binary" }), fc.nat(60));
    const inside = fc.check(
      fc.property(lines, ([name, rest, cursor]) => {
        const line = `/${name} ${rest}`;
        const place = completionPlace(line, cursor);
        if (!place) return true;
        // One comparison each: an assertion costs more than the rule.
        return place.from >= 0 && place.from <= place.to && place.to <= line.length;
      }),
      { numRuns: 2_000 },
    );
    expect(inside.counterexample).toBeNull();
  });
});

describe("names", () => {
  const names = ["Checkout latency", "Error rate", "Errors by route", "Orders", "Memory of checkout"];
  const texts = (name: string) => [name];

  it("come in the order in which they are likely meant", () => {
    expect(rankNames(names, "err", texts)).toEqual(["Error rate", "Errors by route"]);
    expect(rankNames(names, "check", texts)).toEqual(["Checkout latency", "Memory of checkout"]);
    expect(rankNames(names, "rate", texts)).toEqual(["Error rate"]);
    expect(rankNames(names, "ckl", texts)).toEqual(["Checkout latency"]);
    expect(rankNames(names, "", texts)).toEqual(names);
    expect(rankNames(["結帳延遲", "錯誤率"], "錯誤", texts)).toEqual(["錯誤率"]);
  });

  it("are found whole, or by a part that only one has", () => {
    expect(matchName(names, "error RATE", texts)).toEqual({ found: "Error rate" });
    expect(matchName(names, "latency", texts)).toEqual({ found: "Checkout latency" });
    expect(matchName(names, "err", texts)).toEqual({ problem: "severalNames" });
    expect(matchName([...names, "Error rate"], "Error rate", texts)).toEqual({ problem: "severalNames" });
    expect(matchName(names, "disk", texts)).toEqual({ problem: "unknownName" });
  });
});
