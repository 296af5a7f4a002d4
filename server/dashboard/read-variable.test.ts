import { describe, expect, it } from "vitest";
import { frame, listed, storedQuery, testPlace } from "./test-place.suite";

describe("reading what a query variable offers", () => {
  it.each([
    ["label values", "label_values(up, job)", "prom/api/v1/label/job/values match[]=up"],
    [
      "label values of Prometheus' form",
      { qryType: 1, label: "job", metric: "up", labelFilters: [{ label: "a", op: "=", value: "b" }] },
      'prom/api/v1/label/job/values match[]=up{a="b"}',
    ],
    ["a label with dots", "label_values(my.label)", "prom/api/v1/label/U__my_2e_label/values"],
    ["label names", { qryType: 0, match: "up" }, "prom/api/v1/labels match[]=up"],
    ["metrics", "metrics(node_)", 'prom/api/v1/label/__name__/values match[]={__name__=~".*(?:node_).*"}'],
    ["series", { qryType: 4, seriesQuery: "up" }, "prom/api/v1/series match[]=up"],
  ])("asks Prometheus for %s", async (_what, text, asked) => {
    const path = asked.split(" ")[0]!;
    const given = testPlace({ variables: [storedQuery("v", text)], data: { resources: { [path]: listed("x") } } });
    await expect(given.variable("v")).resolves.toEqual(["x"]);
    expect(given.read).toEqual([asked]);
  });

  it("runs a query of Prometheus and gives its series", async () => {
    const answer = () => ({
      status: 200,
      frames: [
        frame([
          ["Time", "time", [5]],
          ["Value", "number", [1], { __name__: "up", job: "a" }],
        ]),
      ],
    });
    const given = testPlace({ variables: [storedQuery("v", { qryType: 3, varQuery: "up" })], data: { answer } });
    await expect(given.variable("v")).resolves.toEqual(['up{job="a"} 1 5']);
    expect(given.sent).toMatchObject([{ expr: "up", instant: true }]);
  });

  it("asks Loki, and takes an answer without a list for none", async () => {
    const resources = { "loki/label/app/values": listed("api"), "loki/labels": { status: "success" } };
    const variables = [
      storedQuery("v", { type: 1, label: "app", stream: '{env="$e"}' }, "loki"),
      storedQuery("n", { type: 0 }, "loki"),
      { type: "textbox", name: "e", query: "" },
    ];
    const given = testPlace({ variables, data: { resources } });
    await expect(given.variable("v", { e: 'x"' })).resolves.toEqual(["api"]);
    await expect(given.variable("n")).resolves.toEqual([]);
    expect(given.read).toEqual(['loki/label/app/values query={env="x\\""}', "loki/labels"]);
  });

  it("asks Tempo for tags and their values", async () => {
    const resources = {
      "tempo/tags": {
        scopes: [
          { name: "resource", tags: ["service.name"] },
          { name: "intrinsic", tags: ["status"] },
        ],
      },
      "tempo/tag-values": { tagValues: [{ type: "string", value: "api" }] },
    };
    const variables = [
      storedQuery("names", { type: 0 }, "tempo"),
      storedQuery("values", { type: 1, label: "resource.service.name" }, "tempo"),
    ];
    const given = testPlace({ variables, data: { resources } });
    await expect(given.variable("names")).resolves.toEqual(["resource.service.name", "status"]);
    await expect(given.variable("values")).resolves.toEqual(["api"]);
    expect(given.read.at(-1)).toBe("tempo/tag-values tag=resource.service.name");
  });

  it("walks TestData's tree with the chosen branch", async () => {
    const given = testPlace({
      variables: [
        storedQuery("root", "*", "td"),
        storedQuery("child", { scenarioId: "variables-query", stringInput: "$root.*" }, "td"),
      ],
    });
    await expect(given.variable("root")).resolves.toEqual(["A", "B", "C"]);
    await expect(given.variable("child", { root: "B" })).resolves.toEqual(["BA", "BB", "BC"]);
  });

  it("runs SQL and reads texts, values and every column else", async () => {
    const answer = () => ({
      status: 200,
      frames: [
        frame([
          ["__text", "string", ["One"]],
          ["__value", "number", [1]],
        ]),
      ],
    });
    const given = testPlace({
      variables: [
        storedQuery("v", "SELECT name AS __text, id AS __value FROM t WHERE a = '$e'", "pg"),
        { type: "textbox", name: "e", query: "" },
      ],
      data: { answer },
    });
    await expect(given.variable("v", { e: "o'clock" })).resolves.toEqual(["1"]);
    expect(given.sent).toMatchObject([
      { rawSql: "SELECT name AS __text, id AS __value FROM t WHERE a = 'o''clock'", format: "table" },
    ]);
    const flat = testPlace({
      variables: [storedQuery("v", { rawSql: "SELECT 1", refId: "A" }, "pg")],
      data: {
        answer: () => ({
          status: 200,
          frames: [
            frame([
              ["a", "string", ["x", null]],
              ["b", "string", ["y"]],
            ]),
          ],
        }),
      },
    });
    await expect(flat.variable("v")).resolves.toEqual(["x", "y"]);
  });

  it("reads everything where a query waits for a search", async () => {
    const variables = [storedQuery("v", "SELECT a FROM t WHERE a LIKE '$__searchFilter'", "pg")];
    const given = testPlace({ variables });
    await given.variable("v");
    expect(given.sent).toMatchObject([{ rawSql: "SELECT a FROM t WHERE a LIKE '%'" }]);
  });

  it("says what the data source said when it fails", async () => {
    const given = testPlace({
      variables: [storedQuery("v", "SELECT", "pg")],
      data: { answer: () => ({ status: 400, error: "syntax error" }) },
    });
    await expect(given.variable("v")).rejects.toMatchObject({
      code: "GRAFANA_REFUSED",
      details: { reason: "syntax error" },
    });
  });

  it.each([
    ["whose query is none", storedQuery("v", "label_values(a b)"), "variable-query-unknown"],
    ["of a plugin that only its page can ask", storedQuery("v", "x", "front"), "data-source-not-drawable"],
    ["of a data source that is gone", storedQuery("v", "x", "gone"), "data-source-unknown"],
  ])("refuses one %s", async (_what, variable, reason) => {
    await expect(testPlace({ variables: [variable] }).variable("v")).rejects.toMatchObject({
      code: "BAD_INPUT",
      details: { reason },
    });
  });
});
