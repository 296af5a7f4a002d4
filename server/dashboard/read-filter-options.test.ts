import { describe, expect, it } from "vitest";
import { filterText } from "./rules/filters/ad-hoc-filter";
import { listed, storedQuery, testPlace } from "./test-place.suite";

describe("ad-hoc filters", () => {
  const adhoc = (uid: string, type: string, more: object = {}) => ({
    type: "adhoc",
    name: "Filters",
    datasource: { uid, type },
    ...more,
  });
  const set = (key: string, ...values: string[]) => [filterText({ key, operator: "=", values })];

  it("go into the queries of their own data source and of no other", async () => {
    const targets = [
      { refId: "A", expr: "up" },
      { refId: "B", expr: "up", datasource: { uid: "prom-eu" } },
    ];
    const given = testPlace({ variables: [adhoc("prom", "prometheus")], targets });
    await given.query({ Filters: set("job", 'a"b') });
    expect(given.sent.map(({ expr }) => expr)).toEqual(['up{job="a\\"b"}', "up"]);
  });

  it("are those that are stored until others are set, and none when all are taken away", async () => {
    const filters = [{ key: "job", operator: "=|", value: "a", values: ["a", "b"] }];
    const given = testPlace({
      variables: [adhoc("prom", "prometheus", { filters })],
      targets: [{ refId: "A", expr: "up" }],
    });
    await given.query();
    await given.query({ Filters: [] });
    expect(given.sent.map(({ expr }) => expr)).toEqual(['up{job=~"a|b"}', "up"]);
  });

  it("refuse a query that is not understood instead of leaving it unfiltered", async () => {
    const given = testPlace({ variables: [adhoc("prom", "prometheus")], targets: [{ refId: "A", expr: "sum(up" }] });
    await expect(given.query({ Filters: set("job", "a") })).rejects.toMatchObject({
      details: { reason: "query-not-readable" },
    });
    expect(given.sent).toEqual([]);
  });

  it("go into the selector of a Loki whose streams have the label, and behind it otherwise", async () => {
    const variables = [adhoc("loki", "loki")];
    const targets = [{ refId: "A", datasource: { uid: "loki" }, expr: '{env="x"}' }];
    const both = { Filters: [...set("app", "api"), ...set("level", "error")] };
    const known = testPlace({ variables, targets, data: { resources: { "loki/labels": listed("app", "env") } } });
    await known.query(both);
    expect(known.sent[0]?.expr).toBe('{env="x", app="api"} | level="error"');
    const unknown = testPlace({ variables, targets });
    await unknown.query(both);
    expect(unknown.sent[0]?.expr).toBe('{env="x"} | app="api" | level="error"');
  });

  it("leave SQL as it is, as Grafana does, but refuse where Grafana would filter and this cannot", async () => {
    const targets = [{ refId: "A", datasource: { uid: "pg" }, rawSql: "SELECT 1" }];
    const sql = testPlace({ variables: [adhoc("pg", "grafana-postgresql-datasource")], targets });
    await sql.query({ Filters: set("a", "b") });
    expect(sql.sent[0]?.rawSql).toBe("SELECT 1");
    const search = testPlace({
      variables: [adhoc("es", "elasticsearch")],
      targets: [{ refId: "A", datasource: { uid: "es" }, query: "*" }],
    });
    await expect(search.query({ Filters: set("a", "b") })).rejects.toMatchObject({
      details: { reason: "filters-not-supported", subject: "elasticsearch" },
    });
  });

  it("name the labels of their data source, narrowed by those that are set", async () => {
    const resources = {
      "prom/api/v1/labels": listed("__name__", "job", "pod"),
      "prom/api/v1/label/pod/values": listed("p1"),
    };
    const given = testPlace({ variables: [adhoc("prom", "prometheus")], data: { resources } });
    await expect(given.options("Filters")).resolves.toEqual(["job", "pod"]);
    const variables = { Filters: [...set("job", "a"), ...set("pod", "p1")] };
    await expect(given.options("Filters", { key: "pod", without: "pod", variables })).resolves.toEqual(["p1"]);
    expect(given.read).toEqual(["prom/api/v1/labels", 'prom/api/v1/label/pod/values match[]={job="a",__name__!=""}']);
  });

  it("offer nothing for variables of other kinds or of sources without labels", async () => {
    const given = testPlace({ variables: [adhoc("pg", "grafana-postgresql-datasource"), storedQuery("v", "x")] });
    await expect(given.options("Filters")).rejects.toMatchObject({ details: { reason: "filters-not-supported" } });
    await expect(given.options("v")).rejects.toMatchObject({ code: "PANEL_NOT_IN_ROOM" });
  });

  it("split aggregations by the labels of a group-by variable", async () => {
    const variables = [
      { type: "groupby", name: "by", datasource: { uid: "prom", type: "prometheus" }, current: { value: ["job"] } },
    ];
    const given = testPlace({ variables, targets: [{ refId: "A", expr: "sum(rate(up[$__rate_interval]))" }] });
    await given.query();
    await given.query({ by: ["job", "pod"] });
    await given.query({ by: [] });
    expect(given.sent.map(({ expr }) => expr)).toEqual([
      "sum by (job) (rate(up[$__rate_interval]))",
      "sum by (job, pod) (rate(up[$__rate_interval]))",
      "sum(rate(up[$__rate_interval]))",
    ]);
  });
});
