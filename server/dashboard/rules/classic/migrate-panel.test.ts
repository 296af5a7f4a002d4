import { describe, expect, it } from "vitest";
import { readOldPanel } from "./old-panel.suite";

describe("any panel", () => {
  it("has a name for each query", () => {
    const targets = [{ expr: "a" }, { refId: "A", expr: "b" }, { refId: "A", expr: "c" }, { refId: "", expr: "d" }];
    expect(readOldPanel({ type: "stat", targets }).targets.map(({ refId, expr }) => `${refId}=${expr}`)).toEqual([
      "B=a",
      "A=b",
      "C=c",
      "D=d",
    ]);
  });

  it("that asks nothing has no query, even where Grafana gave it one", () => {
    expect(readOldPanel({ type: "text", targets: [{ refId: "A" }], options: { content: "x" } }).targets).toEqual([]);
  });

  it("has links with one address each", () => {
    const links = [
      { type: "dashboard", dashUri: "db/x", title: "X", keepTime: true, includeVars: true, params: "a=b" },
      { type: "absolute", url: "https://a.example/?q=1", title: "A", keepTime: true, targetBlank: true },
      { type: "dashboard", dashboard: "My Board", title: "B" },
      { title: "New", url: "/d/y?${__url_time_range}", targetBlank: false },
    ];
    expect(readOldPanel({ type: "stat", links }).links).toEqual([
      { title: "X", url: "dashboard/db/x?$__url_time_range&$__all_variables&a=b", targetBlank: false },
      { title: "A", url: "https://a.example/?q=1&$__url_time_range", targetBlank: true },
      { title: "B", url: "dashboard/db/my-board", targetBlank: false },
      { title: "New", url: "/d/y?${__url_time_range}", targetBlank: false },
    ]);
  });

  it("has a least step and a number of points as today", () => {
    expect(readOldPanel({ type: "graph", interval: ">10s", maxDataPoints: "100" })).toMatchObject({
      interval: "10s",
      maxDataPoints: 100,
    });
  });

  it.each([
    [4, 6],
    [8, 3],
    [5, 4],
    [24, 1],
  ])("of least width %i is repeated %i times in a line", (minSpan, most) =>
    expect(readOldPanel({ type: "graph", minSpan, repeat: "x" }, 16).maxPerRow).toBe(most),
  );

  it("has steps of transformation by the ids of today", () => {
    const transformations = [
      { id: "seriesToColumns", options: {} },
      { id: "labelsToFields", options: {} },
      { id: "timeSeriesTable", options: { refIdToStat: { A: "mean" } } },
    ];
    expect(readOldPanel({ type: "table", transformations }, 30).transformations).toEqual([
      { id: "joinByField", options: {} },
      { id: "labelsToFields", options: {} },
      { id: "merge", options: {} },
      { id: "timeSeriesTable", options: { A: { stat: "mean" } } },
    ]);
  });
});
