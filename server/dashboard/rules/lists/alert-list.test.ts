import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alertListOptions } from "../../contract/list-options";
import { alertList } from "./alert-list";
import { labelMatches, labelMatchers } from "./label-matchers";

type Rules = Parameters<typeof alertList>[0];
const rule = (name: string, more: Partial<Rules[number]> = {}): Rules[number] => ({
  uid: name,
  name,
  state: "inactive",
  health: "ok",
  activeAt: null,
  folderUid: "ops",
  folderTitle: "Ops",
  group: "g",
  labels: {},
  annotations: {},
  instances: [],
  ...more,
});
const options = (more: object = {}) => alertListOptions.parse(more);
const RULES: Rules = [
  rule("Latency", {
    state: "firing",
    activeAt: 200,
    instances: [
      { labels: { severity: "critical", zone: "eu" }, state: "firing", activeAt: 200 },
      { labels: { severity: "warning", zone: "us" }, state: "normal", activeAt: null },
    ],
  }),
  rule("Backlog", { state: "pending", activeAt: 100 }),
  rule("Disk", { health: "nodata", state: "unknown" }),
  rule("Errors", { health: "error", state: "unknown", folderUid: "web", folderTitle: "Web" }),
  rule("Quiet"),
];
const names = (more: object, name = "") => alertList(RULES, options(more), name).items.map((item) => item.name);
const ALL = { firing: true, pending: true, recovering: true, noData: true, error: true, normal: true };

describe("an alert list", () => {
  it("shows what burns unless its author says otherwise", () => {
    expect(names({})).toEqual(["Backlog", "Errors", "Latency"]);
    expect(names({ stateFilter: ALL })).toHaveLength(5);
    expect(names({ stateFilter: { normal: true } })).toEqual(["Latency", "Quiet"]);
  });

  it("keeps the instances that are in a wanted state", () => {
    const [shown] = alertList(RULES, options({}), "latency").items;
    expect(shown?.instances).toEqual([
      { labels: { severity: "critical", zone: "eu" }, state: "firing", activeAt: 200 },
    ]);
  });

  it("is narrowed by name, folder and labels", () => {
    expect(names({}, "LAT")).toEqual(["Latency"]);
    expect(names({ folder: { uid: "web", title: "Web" } })).toEqual(["Errors"]);
    expect(names({ folder: { id: 3, title: "Web" } })).toEqual(["Errors"]);
    expect(names({ alertInstanceLabelFilter: '{severity=~"critical|page", zone!="us"}' })).toEqual(["Latency"]);
    expect(names({ alertInstanceLabelFilter: "zone=jp" })).toEqual([]);
  });

  it("stands in the order that its author chose", () => {
    expect(names({ sortOrder: 2 })).toEqual(["Latency", "Errors", "Backlog"]);
    expect(names({ sortOrder: 3 })).toEqual(["Latency", "Errors", "Backlog"]);
    expect(names({ sortOrder: 4 })).toEqual(["Backlog", "Latency", "Errors"]);
    expect(names({ sortOrder: 5 })).toEqual(["Latency", "Backlog", "Errors"]);
  });

  it("says how many it leaves out", () => {
    expect(alertList(RULES, options({ maxItems: 1, stateFilter: ALL }), "")).toMatchObject({
      items: [{ name: "Backlog" }],
      more: 4,
    });
  });

  it("bears any stored options", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(options())), fc.jsonValue()), (stored) => {
        expect(alertList(RULES, options(stored), "").items.length).toBeLessThanOrEqual(RULES.length);
      }),
    );
  });
});

describe("a filter of labels", () => {
  it.each([
    ['{a="1"}', true],
    ["a=1,b=2", true],
    ["a!=1", false],
    ['b=~"2|3"', true],
    ['b=~"2."', false],
    ['b=~".*"', true],
    ['c=""', true],
    ['c!~".+"', true],
    ['a="(1"', false],
  ])("%s", (text, expected) => expect(labelMatches({ a: "1", b: "2" }, labelMatchers(text))).toBe(expected));

  it("runs in no time whatever its pattern is", () => {
    const pattern = `a=~"${"(x+)+".repeat(20)}$"`;
    expect(labelMatches({ a: "x".repeat(10_000) }, labelMatchers(pattern))).toBe(false);
  });
});
