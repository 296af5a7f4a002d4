import { beforeAll, describe, expect, it } from "vitest";
import type { GrafanaClient } from "./grafana-connection";
import { column, queryData, RANGE, times } from "./query-data";
import { dataSourceShape, errorShape } from "./wire-shapes";

const PLUGIN = "grafana-testdata-datasource";

/** Uid of a TestData data source, which is created where there is none. */
export async function testDataUid(grafana: GrafanaClient): Promise<string> {
  const list = dataSourceShape.array().parse((await grafana.call("/api/datasources")).body);
  const found = list.find(({ type }) => type === PLUGIN || type === "testdata");
  if (found) return found.uid;
  const json = { name: "Contract TestData", type: PLUGIN, access: "proxy", uid: "contract-testdata" };
  const { status, text } = await grafana.callAsAdmin("/api/datasources", { json });
  if (status !== 200) {
    throw new Error(`This Grafana has no TestData data source and the token may not add one (${status} ${text})`);
  }
  return json.uid;
}

/** `POST /api/ds/query`, seen through TestData: the one data source that is the same everywhere. */
export function testDataContract(client: () => GrafanaClient): void {
  describe("queries", () => {
    let uid: string;
    beforeAll(async () => {
      uid = await testDataUid(client());
    });
    const query = (queries: Record<string, unknown>[], range?: Parameters<typeof queryData>[3]) =>
      queryData(client(), uid, queries, range);

    it("says that the data source is healthy", async () => {
      const { status, body } = await client().call(`/api/datasources/uid/${uid}/health`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ status: "OK", message: expect.any(String) });
    });

    it("answers frames with column-major values that cover the range", async () => {
      const answer = await query([{ scenarioId: "csv_metric_values", stringInput: "1,20,90,30,5,0" }]);
      expect(answer.status).toBe(200);
      expect(answer.results.A?.status).toBe(200);
      expect(column(answer.frame("A"), "number")).toEqual([1, 20, 90, 30, 5, 0]);
      expect(times(answer.frame("A")).at(0)).toBe(RANGE.from);
      expect(times(answer.frame("A")).at(-1)).toBe(RANGE.to);
    });

    it("keeps gaps as null", async () => {
      const answer = await query([{ scenarioId: "csv_metric_values", stringInput: "1,null,3" }]);
      expect(column(answer.frame("A"), "number")).toEqual([1, null, 3]);
      expect(answer.frame("A").schema.fields.at(-1)?.typeInfo.nullable).toBe(true);
    });

    it("answers a frame for each series, with times going up inside the range", async () => {
      const answer = await query([{ scenarioId: "random_walk", seriesCount: 2 }]);
      expect(answer.frames("A")).toHaveLength(2);
      for (const frame of answer.frames("A")) {
        const at = times(frame);
        expect(at.length).toBeGreaterThan(10);
        expect(at).toEqual(at.toSorted((a, b) => a - b));
        expect(at.every((time) => time >= RANGE.from && time <= RANGE.to)).toBe(true);
      }
    });

    it("answers the same values at the same times when ranges overlap", async () => {
      const pulse = {
        scenarioId: "predictable_pulse",
        pulseWave: { timeStep: 60, onCount: 3, offCount: 2, onValue: 2, offValue: 1 },
      };
      const answers = await Promise.all([
        query([pulse]),
        query([pulse], { from: RANGE.from + 1_200_000, to: RANGE.to + 1_200_000 }),
      ]);
      const [a, b] = answers.map((answer) => {
        const values = column(answer.frame("A"), "number");
        return new Map(times(answer.frame("A")).map((time, i) => [time, values[i]]));
      });
      const shared = [...(a?.keys() ?? [])].filter((time) => b?.has(time));
      expect(shared.length).toBeGreaterThan(30);
      expect(shared.map((time) => a?.get(time))).toEqual(shared.map((time) => b?.get(time)));
    });

    it("recognises numbers and text in a table", async () => {
      const answer = await query([{ scenarioId: "csv_content", csvContent: "name,load\nweb,0.5\ndb,2" }]);
      expect(answer.frame("A").schema.fields.map(({ name, type }) => [name, type])).toEqual([
        ["name", "string"],
        ["load", "number"],
      ]);
      expect(answer.frame("A").data.values).toEqual([
        ["web", "db"],
        [0.5, 2],
      ]);
    });

    it("answers log lines with a time and a text each", async () => {
      const frame = (await query([{ scenarioId: "logs", lines: 5 }])).frame("A");
      expect(column(frame, "time")).toHaveLength(5);
      expect(column(frame, "string").every((line) => typeof line === "string" && line !== "")).toBe(true);
    });

    it("understands relative times", async () => {
      const before = Date.now();
      const answer = await query([{ scenarioId: "csv_metric_values", stringInput: "1,2" }], {
        from: "now-1h",
        to: "now",
      });
      const [first = 0, last = 0] = times(answer.frame("A"));
      expect(Math.abs(last - first - 3_600_000)).toBeLessThan(1_000);
      expect(Math.abs(last - before)).toBeLessThan(300_000);
    });

    it("answers no rows when there are none", async () => {
      const answer = await query([{ scenarioId: "no_data_points" }]);
      expect(answer.status).toBe(200);
      expect(answer.frames("A").flatMap((frame) => frame.data.values.flat())).toEqual([]);
    });

    it("answers 400 when one query fails, with the results of all of them", async () => {
      const answer = await query([
        { refId: "B", scenarioId: "random_walk_with_error" },
        { refId: "A", scenarioId: "csv_metric_values", stringInput: "7,8" },
      ]);
      expect(answer.status).toBe(400);
      expect(answer.results.B?.error).toEqual(expect.any(String));
      expect(answer.results.B?.error).not.toBe("");
      expect(answer.frames("B")).toHaveLength(1);
      expect(answer.results.A?.error).toBeUndefined();
      expect(column(answer.frame("A"), "number")).toEqual([7, 8]);
      expect(Object.keys(answer.results)).toEqual(["A", "B"]);
    });

    it("answers 500 with a message when the plugin crashes", async () => {
      const { status, body } = await client().call("/api/ds/query", {
        json: {
          from: "now-1h",
          to: "now",
          queries: [{ refId: "A", datasource: { uid }, scenarioId: "server_error_500" }],
        },
      });
      expect(status).toBe(500);
      expect(errorShape.safeParse(body).success).toBe(true);
    });

    it("lets go of a slow query when the caller hangs up, and goes on answering", async () => {
      const hangUp = AbortSignal.timeout(150);
      const slow = client().call("/api/ds/query", {
        json: {
          from: "now-1h",
          to: "now",
          queries: [{ refId: "A", datasource: { uid }, scenarioId: "slow_query", stringInput: "5s" }],
        },
        signal: hangUp,
      });
      await expect(slow).rejects.toThrow(/abort|timeout/i);
      expect((await query([{ scenarioId: "csv_metric_values", stringInput: "1" }])).status).toBe(200);
    });

    it("tells integers, numbers, truths and texts apart in a table, and leaves times as texts", async () => {
      const csvContent = "n,x,yes,at,gap\n1,0.5,true,2026-01-01T00:00:00Z,a\n2,1,false,2026-01-01T00:00:01Z,";
      const { fields } = (await query([{ scenarioId: "csv_content", csvContent }])).frame("A").schema;
      expect(fields.map(({ type, typeInfo }) => [type, typeInfo.frame])).toEqual([
        ["number", "int64"],
        ["number", "float64"],
        ["boolean", "bool"],
        ["string", "string"],
        ["string", "string"],
      ]);
    });

    it("answers enumerations with their names in the field's type", async () => {
      const { fields } = (await query([{ scenarioId: "random_walk_table" }])).frame("A").schema;
      const config = { type: { enum: { text: ["Unknown", "Up", "Down"] } } };
      expect(fields.at(-1)).toMatchObject({ name: "State", type: "enum", config });
    });

    it("leaves a refId out of the answer when there is nothing to say about it", async () => {
      const scenarios = ["no_data_points", "live", "annotations", "no-such-scenario-7f3a"];
      const answer = await query(scenarios.map((scenarioId) => ({ scenarioId })));
      expect([answer.status, answer.results]).toEqual([200, {}]);
    });

    it("crashes on what only the front end can play, as a whole", async () => {
      for (const scenarioId of ["trace", "flame_graph", "node_graph"]) {
        const queries = [{ refId: "A", datasource: { uid }, scenarioId }];
        const { status, body } = await client().call("/api/ds/query", { json: { from: "now-1h", to: "now", queries } });
        expect([status, body]).toMatchObject([500, { error: "Server Error" }]);
      }
    });

    it("says who failed: the plugin, or what lies behind it", async () => {
      const answer = await query([{ scenarioId: "error_with_source", errorSource: "downstream" }]);
      expect(answer.results.A).toEqual({ error: "error", errorSource: "downstream", status: 500 });
    });

    it("has a data source of its own, built in", async () => {
      const datasource = { uid: "grafana", type: "datasource" };
      const answer = await query([{ datasource, queryType: "randomWalk" }]);
      expect(times(answer.frame("A")).length).toBeGreaterThan(10);
      const unknown = await query([{ datasource, queryType: "no-such-type" }]);
      expect([unknown.status, unknown.results.A?.error]).toEqual([400, "unknown query type"]);
    });

    it("takes times that it cannot read for the beginning of time", async () => {
      const queries = [{ refId: "A", datasource: { uid }, scenarioId: "csv_metric_values", stringInput: "1" }];
      for (const range of [{}, { from: "xx", to: String(RANGE.to) }]) {
        const { status, body } = await client().call("/api/ds/query", { json: { ...range, queries } });
        expect([status, body]).toMatchObject([200, { results: { A: { frames: [{ data: { values: [[0], [1]] } }] } } }]);
      }
    });

    const valid = () => ({ refId: "A", datasource: { uid }, scenarioId: "random_walk" });
    it.each<[string, number, () => Parameters<GrafanaClient["call"]>[1]]>([
      ["no queries", 400, () => ({ json: { from: "now-1h", to: "now", queries: [] } })],
      ["a body that is not JSON", 400, () => ({ raw: "{", method: "POST" })],
      [
        "a query without a data source",
        400,
        () => ({ json: { from: "now-1h", to: "now", queries: [{ refId: "A" }] } }),
      ],
      [
        "an unknown data source",
        404,
        () => ({
          json: { from: "now-1h", to: "now", queries: [{ ...valid(), datasource: { uid: "no-such-uid-7f3a" } }] },
        }),
      ],
      ["times that are numbers", 400, () => ({ json: { from: 1, to: 2, queries: [valid()] } })],
      ["one refId twice", 400, () => ({ json: { from: "now-1h", to: "now", queries: [valid(), valid()] } })],
      [
        "the data source of a mixed panel",
        404,
        () => ({ json: { from: "now-1h", to: "now", queries: [{ ...valid(), datasource: { uid: "-- Mixed --" } }] } }),
      ],
      ["no credentials", 401, () => ({ authorization: null, json: { from: "now-1h", to: "now", queries: [valid()] } })],
    ])("refuses %s with %i and a message", async (_name, wanted, options) => {
      const { status, body } = await client().call("/api/ds/query", options());
      expect(status).toBe(wanted);
      expect(errorShape.safeParse(body).success).toBe(true);
    });
  });
}
