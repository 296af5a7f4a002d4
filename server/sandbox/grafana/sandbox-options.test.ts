import { afterEach, describe, expect, it } from "vitest";
import { connectTo, type GrafanaClient } from "./contract/grafana-connection";
import { column, queryData, type WireFrame } from "./contract/query-data";
import { type GrafanaSandbox, type GrafanaSandboxOptions, startGrafanaSandbox } from "./start-grafana-sandbox";

const NOW = Date.UTC(2026, 5, 3, 10, 30);
const running: GrafanaSandbox[] = [];
afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.close();
});
async function start(options: GrafanaSandboxOptions): Promise<GrafanaClient & { sandbox: GrafanaSandbox }> {
  const sandbox = await startGrafanaSandbox({ now: () => NOW, seed: 7, ...options });
  running.push(sandbox);
  return { sandbox, ...connectTo(sandbox) };
}

const panel = (id: number, more: object = {}) => ({ id, type: "stat", title: `p${id}`, ...more });
const OLD = {
  id: 99,
  title: "From long ago",
  schemaVersion: 14,
  rows: [
    { title: "Top", height: "250px", panels: [panel(1, { span: 6 }), panel(2, { span: 6 }), panel(3, { span: 12 })] },
    { title: "Below", collapse: true, panels: [panel(4, { span: 12 })] },
  ],
};
const V2 = {
  apiVersion: "dashboard.grafana.app/v2beta1",
  kind: "Dashboard",
  metadata: { name: "new-one" },
  spec: {
    title: "New",
    tags: ["new"],
    elements: {},
    layout: { kind: "GridLayout", spec: { items: [] } },
    variables: [],
    annotations: [],
  },
};

describe("dashboards that are given", () => {
  it("are found by title, tag and folder, whatever their schema and age", async () => {
    const { call } = await start({
      folders: [
        { uid: "a", title: "A" },
        { uid: "b", title: "B", parentUid: "a" },
      ],
      dashboards: [
        { document: OLD, folderUid: "b" },
        { document: V2, folderUid: "b" },
      ],
    });
    const { body } = await call("/api/search?folderUIDs=b");
    expect(body).toMatchObject([
      { uid: "from-long-ago", folderTitle: "B" },
      { uid: "new-one", tags: ["new"] },
    ]);
    expect((await call("/api/dashboards/uid/from-long-ago")).body).toMatchObject({
      dashboard: { schemaVersion: 14, rows: OLD.rows },
    });
  });

  it("from before the grid are laid out when they are read in schema v2", async () => {
    const { call } = await start({ dashboards: [{ document: OLD }] });
    const { body } = await call("/apis/dashboard.grafana.app/v2/namespaces/default/dashboards/from-long-ago");
    const { spec } = body as {
      spec: { elements: object; layout: { spec: { rows: { spec: { title: string; collapse: boolean } }[] } } };
    };
    expect(Object.keys(spec.elements)).toEqual(["panel-1", "panel-2", "panel-3", "panel-4"]);
    expect(spec.layout.spec.rows.map((row) => [row.spec.title, row.spec.collapse])).toEqual([
      ["Top", false],
      ["Below", true],
    ]);
  });

  it("can fail to be converted, and say so", async () => {
    const { call } = await start({ dashboards: [{ document: V2, conversionError: "layout is not supported" }] });
    const path = "/apis/dashboard.grafana.app/v1/namespaces/default/dashboards/new-one";
    const conversion = { failed: true, storedVersion: "v2beta1", error: "layout is not supported" };
    expect((await call(path)).body).toMatchObject({ status: { conversion } });
    expect((await call(path.replace("/v1/", "/v2/"))).body).toMatchObject({ spec: { title: "New" } });
  });

  it("may be large, and use library panels that use each other", async () => {
    const large = {
      uid: "large",
      title: "Large",
      panels: Array.from({ length: 400 }, (_, i) => panel(i, { description: "x".repeat(13_000) })),
    };
    const { call } = await start({
      dashboards: [{ document: large }],
      libraryElements: [
        { uid: "one", name: "One", model: { type: "row", panels: [{ libraryPanel: { uid: "two" } }] } },
        { uid: "two", name: "Two", model: { type: "row", panels: [{ libraryPanel: { uid: "one" } }] } },
      ],
    });
    expect((await call("/api/dashboards/uid/large")).text.length).toBeGreaterThan(5_000_000);
    expect((await call("/api/library-elements")).body).toMatchObject({ result: { totalCount: 2 } });
  });
});

describe("a release", () => {
  const search = { queryType: "traceqlSearch", query: "{}", limit: 1 };
  it.each([
    ["11.6", { apis: 404, alertmanager: 200, traceqlSearch: 500, tags: 404, preferred: undefined }],
    ["12.4", { apis: 200, alertmanager: 200, traceqlSearch: 200, tags: 200, preferred: "v2beta1" }],
    ["13.2", { apis: 200, alertmanager: 403, traceqlSearch: 200, tags: 200, preferred: "v2" }],
  ])("behaves as itself: %s", async (version, wanted) => {
    const { call } = await start({ version });
    const group = await call("/apis/dashboard.grafana.app");
    const queries = [{ refId: "A", datasource: { uid: "tempo" }, ...search }];
    const found = {
      apis: (await call("/apis")).status,
      alertmanager: (await call("/api/alertmanager/grafana/api/v2/status")).status,
      traceqlSearch: (await call("/api/ds/query", { json: { from: "now-1h", to: "now", queries } })).status,
      tags: (await call("/api/datasources/uid/tempo/resources/tags")).status,
      preferred: (group.body as { preferredVersion?: { version: string } } | undefined)?.preferredVersion?.version,
    };
    expect(found).toEqual(wanted);
    expect((await call("/api/health")).body).toMatchObject({ version: `${version}.0` });
  });
});

describe("a sandbox", () => {
  it("can live below a path, which everything that it answers names", async () => {
    const { sandbox, call } = await start({ subPath: "/grafana" });
    expect(sandbox.url).toMatch(/\/grafana$/);
    expect((await call("/api/frontend/settings")).body).toMatchObject({
      appUrl: `${sandbox.url}/`,
      appSubUrl: "/grafana",
    });
    const { headers } = await call("/alerting", { authorization: null });
    expect(headers.get("location")).toBe("/grafana/login?redirectTo=%2Fgrafana%2Falerting");
    expect((await fetch(`${sandbox.url.replace("/grafana", "")}/api/health`)).status).toBe(404);
  });

  it("compresses when it is told to and the caller can read it", async () => {
    const { call } = await start({ gzip: true });
    const packed = await call("/api/frontend/settings", { headers: { "accept-encoding": "gzip" } });
    expect([packed.headers.get("content-encoding"), packed.status]).toEqual(["gzip", 200]);
    expect(packed.body).toMatchObject({ namespace: "default" });
    const plain = await call("/api/frontend/settings", { headers: { "accept-encoding": "identity" } });
    expect(plain.headers.get("content-encoding")).toBeNull();
  });

  it("draws pictures of the size asked for when it has a renderer", async () => {
    const { sandbox } = await start({ renderer: true });
    const address = `${sandbox.url}/render/d-solo/shop-overview/x?panelId=1&width=320&height=200&theme=light`;
    const response = await fetch(address, { headers: { authorization: `Bearer ${sandbox.token}` } });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([320, 200]);
  });

  it("keeps the history of alert states in Loki's form, for all rules at once", async () => {
    const { call } = await start({ history: "loki" });
    const { body } = await call(
      `/api/v1/rules/history?from=${NOW / 1000 - 3600}&to=${NOW / 1000}&labels_service=checkout`,
    );
    const frame = body as WireFrame;
    expect(frame.schema.fields.map(({ name }) => name)).toEqual(["time", "line", "labels"]);
    const lines = (frame.data.values[1] ?? []) as { current: string; labels: { service: string } }[];
    expect(lines.map(({ current }) => current)).toEqual(expect.arrayContaining(["Pending", "Alerting"]));
    expect(new Set(lines.map(({ labels }) => labels.service))).toEqual(new Set(["checkout"]));
  });

  it("tells an incident in traces, logs and alert states alike", async () => {
    const grafana = await start({});
    const range = { from: NOW - 300_000, to: NOW };
    const logs = await queryData(
      grafana,
      "loki",
      [{ expr: '{service="checkout", level="error"}', queryType: "range", maxLines: 20 }],
      range,
    );
    const [line = ""] = column(logs.frame("A"), "string").map(String);
    const id = /trace_id=([0-9a-f]{32})/.exec(line)?.[1];
    const trace = await queryData(grafana, "tempo", [{ queryType: "traceId", query: id }], range);
    const frame = trace.frame("A");
    const status = frame.data.values[frame.schema.fields.findIndex(({ name }) => name === "statusCode")];
    expect(status).toContain(2);
    const annotations = (await grafana.call(`/api/annotations?type=alert&from=${NOW - 1_800_000}&to=${NOW}`)).body;
    expect(annotations).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ newState: "Alerting", dashboardUID: "shop-checkout" })]),
    );
  });
});
