import { describe, expect, it } from "vitest";
import { TEST_RANGE } from "./rules/test-dashboard.suite";
import { frame, testPlace } from "./test-place.suite";

describe("marks of data sources", () => {
  const note = (uid: string, more: object) => ({ name: "N", datasource: { uid }, iconColor: "red", ...more });
  const T = TEST_RANGE.from;

  it("are the samples of Prometheus that are at least one, runs of them as regions", async () => {
    const series = frame([
      ["Time", "time", [T, T + 60_000, T + 120_000, T + 600_000]],
      ["Value", "number", [1, 2, 0, 1], { job: "api", sev: "1" }],
    ]);
    const given = testPlace({
      variables: [{ type: "textbox", name: "j", query: "" }],
      annotations: [
        note("prom", {
          expr: 'ALERTS{job="$j"}',
          step: "1m",
          titleFormat: "{{job}} down",
          textFormat: "is {{ gone }}",
          tagKeys: "sev, job",
        }),
      ],
      data: { answer: () => ({ status: 200, frames: [series] }) },
    });
    const words = { title: "api down", text: "is gone", tags: ["1", "api"], panelId: 0 };
    await expect(given.marks({ j: "api" })).resolves.toEqual([
      { id: "N-0", time: T + 600_000, timeEnd: T + 600_000, ...words },
      { id: "N-1", time: T, timeEnd: T + 60_000, ...words },
    ]);
    expect(given.sent).toMatchObject([{ expr: 'ALERTS{job="api"}', interval: "1m", range: true }]);
  });

  it("stand where the value says, if it is a time", async () => {
    const series = frame([
      ["Time", "time", [T]],
      ["Value", "number", [T - 5_000]],
    ]);
    const given = testPlace({
      annotations: [note("prom", { expr: "deploy_time * 1000", useValueForTime: true })],
      data: { answer: () => ({ status: 200, frames: [series] }) },
    });
    await expect(given.marks()).resolves.toMatchObject([{ time: T - 5_000, timeEnd: T - 5_000 }]);
  });

  it("are the lines of Loki", async () => {
    const lines = frame([
      ["labels", "other", [{ app: "api" }]],
      ["Time", "time", [T]],
      ["Line", "string", ["boom"]],
    ]);
    const given = testPlace({
      annotations: [note("loki", { target: { expr: '{app="api"}' }, tagKeys: "app" })],
      data: { answer: () => ({ status: 200, frames: [lines] }) },
    });
    await expect(given.marks()).resolves.toMatchObject([{ time: T, text: "boom", tags: ["api"] }]);
    expect(given.sent).toMatchObject([{ expr: '{app="api"}', queryType: "range" }]);
  });

  it("are the rows of SQL, with seconds, ends and tags", async () => {
    const rows = frame([
      ["time", "time", [T]],
      ["timeend", "number", [T / 1000 + 60]],
      ["text", "string", ["deploy"]],
      ["tags", "string", ["a, b"]],
    ]);
    const given = testPlace({
      annotations: [note("pg", { rawQuery: "SELECT * FROM deploys WHERE $__timeFilter(time)" })],
      data: { answer: () => ({ status: 200, frames: [rows] }) },
    });
    await expect(given.marks()).resolves.toMatchObject([
      { time: T, timeEnd: T + 60_000, text: "deploy", tags: ["a", "b"] },
    ]);
    expect(given.sent).toMatchObject([{ rawSql: "SELECT * FROM deploys WHERE $__timeFilter(time)", format: "table" }]);
  });

  it("take the columns that their mapping names", async () => {
    const rows = frame([
      ["at", "time", [T]],
      ["who", "string", ["user=sam"]],
      ["color", "string", ["blue"]],
    ]);
    const mappings = {
      time: { value: "at" },
      text: { value: "who", regex: "user=(.*)" },
      title: { source: "text", value: "Login" },
      tags: { source: "skip" },
    };
    const given = testPlace({
      annotations: [note("td", { target: { scenarioId: "csv_content" }, mappings })],
      data: { answer: () => ({ status: 200, frames: [rows] }) },
    });
    await expect(given.marks()).resolves.toMatchObject([
      { time: T, title: "Login", text: "sam", tags: [], color: "blue" },
    ]);
  });

  it("say what failed", async () => {
    const given = testPlace({
      annotations: [note("prom", { expr: "sum(" })],
      data: { answer: () => ({ status: 400, error: "parse error" }) },
    });
    await expect(given.marks()).rejects.toMatchObject({ code: "GRAFANA_REFUSED", details: { reason: "parse error" } });
  });

  it("come by the tags that a variable holds", async () => {
    const mark = (id: string, tag: string) => ({
      id,
      time: T,
      timeEnd: T,
      title: "",
      text: "",
      tags: [tag],
      panelId: 0,
    });
    const given = testPlace({
      variables: [{ type: "custom", name: "tag", query: "a,b", multi: true }],
      annotations: [note("-- Grafana --", { target: { type: "tags", tags: ["$tag"], matchAny: true } })],
      data: { annotations: [mark("1", "a"), mark("2", "b"), mark("3", "c")] },
    });
    expect((await given.marks({ tag: ["a", "b"] })).map(({ id }) => id)).toEqual(["1", "2"]);
  });

  it("recur at office hours", async () => {
    const timeRegion = { fromDayOfWeek: 1, from: "16:10", toDayOfWeek: 1, to: "16:30", timezone: "UTC" };
    const given = testPlace({
      annotations: [note("-- Grafana --", { target: { queryType: "timeRegions", timeRegion } })],
    });
    await expect(given.marks()).resolves.toMatchObject([{ time: T + 600_000, timeEnd: T + 1_800_000 }]);
  });
});
