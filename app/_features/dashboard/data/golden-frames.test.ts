import {
  FieldType,
  LoadingState,
  type DataQueryRequest,
  type DataSourceInstanceSettings,
  type PanelData,
} from "@grafana/data";
import { lastValueFrom } from "rxjs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { runRequest } from "../boot/run-request";
import { RoomDataSource, type PanelTarget } from "./room-data-source";

// The runtime reads a browser's window as soon as it is imported; the readers of answers need none.
vi.mock("@grafana/runtime", async () => ({
  ...(await vi.importActual<object>("../../../../node_modules/@grafana/runtime/dist/esm/utils/queryResponse.mjs")),
  ...(await vi.importActual<object>("../../../../node_modules/@grafana/runtime/dist/esm/utils/toDataQueryError.mjs")),
}));
vi.mock("./room-context", () => ({
  sceneObjectOf: () => ({}),
  roomContextOf: () => ({
    room: "7",
    dashboardUid: "shop",
    variableNames: [],
    say: (code: string, details: { reason?: string }) => [code, details.reason].filter(Boolean).join(": "),
  }),
}));
vi.mock("./variable-values", () => ({ variableValuesAt: () => ({}) }));
vi.mock("../variables/failed-variable", () => ({ failedVariable: () => null }));

/** What a panel gets to see of an answer, after the whole way through our data source. */
async function panelData(results: object, status = 200): Promise<PanelData> {
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response(JSON.stringify({ results }), { status })),
  );
  const time = { valueOf: () => 1_764_000_000_000 };
  const targets = Object.keys(results).map((refId) => ({ refId, panelId: 1 }));
  const request = {
    targets,
    range: { from: time, to: time },
    intervalMs: 15_000,
  } as unknown as DataQueryRequest<PanelTarget>;
  const source = new RoomDataSource({ uid: "prom", type: "prometheus", jsonData: {} } as DataSourceInstanceSettings);
  return lastValueFrom(runRequest(source as never, request));
}
afterEach(() => vi.unstubAllGlobals());

const field = (name: string, type: string, more: object = {}) => ({ name, type, ...more });
const frame = (fields: object[], data: object, schema: object = {}) => ({
  schema: { refId: "A", fields, ...schema },
  data,
});

describe("the frames of an answer, on their way to a panel", () => {
  it("keep what JSON cannot say: NaN and both infinities", async () => {
    const fields = [field("Time", "time"), field("Value", "number", { labels: { job: "api" } })];
    const data = {
      values: [
        [1, 2, 3, 4, 5],
        [1.5, null, null, null, null],
      ],
      entities: [null, { NaN: [1], Inf: [2], NegInf: [3] }],
    };
    const { series, state } = await panelData({ A: { status: 200, frames: [frame(fields, data)] } });
    expect(state).toBe(LoadingState.Done);
    expect(series[0]?.fields[1]?.values).toEqual([1.5, NaN, Infinity, -Infinity, null]);
    expect(series[0]?.fields[1]?.labels).toEqual({ job: "api" });
  });

  it("keep nanoseconds beside their milliseconds", async () => {
    const data = { values: [[1_764_000_000_123]], nanos: [[456_789]] };
    const { series } = await panelData({ A: { status: 200, frames: [frame([field("Time", "time")], data)] } });
    expect(series[0]?.fields[0]).toMatchObject({ values: [1_764_000_000_123], nanos: [456_789] });
  });

  it("keep enums, which are numbers with texts", async () => {
    const config = { type: { enum: { text: ["ok", "failed"] } } };
    const answer = frame([field("state", "enum", { config })], { values: [[1, 0]] });
    const { series } = await panelData({ A: { status: 200, frames: [answer] } });
    expect(series[0]?.fields[0]).toMatchObject({ type: FieldType.enum, values: [1, 0], config });
  });

  it.each(["nestedFrames", "other"])("keep frames within frames, also where the field is called %s", async (type) => {
    const inner = frame([field("span", "string"), field("took", "number")], {
      values: [["GET /"], [null]],
      entities: [null, { NaN: [0] }],
    });
    const answer = frame([field("traceID", "string"), field("nested", type)], {
      values: [
        ["a", "b"],
        [[inner], null],
      ],
    });
    const { series } = await panelData({ A: { status: 200, frames: [answer] } });
    const nested = series[0]?.fields[1];
    expect(nested?.type).toBe(FieldType.nestedFrames);
    expect(nested?.values[0]?.[0]?.fields.map(({ values }: { values: unknown[] }) => values)).toEqual([
      ["GET /"],
      [NaN],
    ]);
    expect(nested?.values[1]).toEqual([]);
  });

  it("keep notices, statistics, what was executed, and how it wants to be drawn", async () => {
    const meta = {
      type: "timeseries-multi",
      executedQueryString: "Expr: up\nStep: 15s",
      notices: [{ severity: "warning", text: "truncated" }],
      stats: [{ displayName: "bytes", unit: "decbytes", value: 12 }],
      custom: { resultType: "matrix" },
      preferredVisualisationType: "graph",
    };
    const answer = frame([field("Time", "time")], { values: [[1]] }, { meta });
    const { series } = await panelData({ A: { status: 200, frames: [answer] } });
    expect(series[0]?.meta).toMatchObject(meta);
  });

  it("keep the units, names, limits, links and mappings that the data source sets", async () => {
    const config = {
      displayNameFromDS: "api",
      unit: "s",
      decimals: 2,
      min: 0,
      interval: 15_000,
      links: [{ title: "trace", url: "https://x/${__value.raw}" }],
      mappings: [{ type: "value", options: { 0: { text: "down" } } }],
      custom: { hidden: true },
    };
    const answer = frame([field("Value", "number", { config })], { values: [[1]] });
    const { series } = await panelData({ A: { status: 200, frames: [answer] } });
    expect(series[0]?.fields[0]?.config).toMatchObject(config);
  });

  it("stand beside the error of another query, whatever the status", async () => {
    const good = frame([field("Value", "number")], { values: [[1]] });
    const failed = { status: 400, error: "bad_data: parse error", errorSource: "downstream", frames: [] };
    const data = await panelData({ A: { status: 200, frames: [good] }, B: failed }, 400);
    expect(data.state).toBe(LoadingState.Error);
    expect(data.series.map(({ refId }) => refId)).toEqual(["A"]);
    expect(data.errors).toHaveLength(1);
    expect(data.error).toMatchObject({ refId: "B", message: expect.stringContaining("bad_data: parse error") });
  });

  it("stay with the error of their own query", async () => {
    const partial = frame([field("Value", "number")], { values: [[1]] });
    const data = await panelData({ A: { status: 400, error: "too many series", frames: [partial] } }, 400);
    expect(data.series[0]?.fields[0]?.values).toEqual([1]);
    expect(data.error?.message).toContain("too many series");
  });

  it("keep the order of the panel's queries, and the name of each", async () => {
    const of = (refId: string) => ({
      status: 200,
      frames: [frame([field("v", "number")], { values: [[1]] }, { refId })],
    });
    const { series } = await panelData({ B: of("B"), A: of("A") });
    expect(series.map(({ refId }) => refId)).toEqual(["B", "A"]);
  });

  it("keep texts that look like HTML as texts", async () => {
    const answer = frame([field("host", "string", { labels: { a: "<b>" } })], { values: [["<script>1</script>"]] });
    const { series } = await panelData({ A: { status: 200, frames: [answer] } });
    expect(series[0]?.fields[0]).toMatchObject({ values: ["<script>1</script>"], labels: { a: "<b>" } });
  });
});
