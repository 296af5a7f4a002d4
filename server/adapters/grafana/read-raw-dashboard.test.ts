import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { grafanaCall, type GrafanaCall } from "./grafana-call";
import { grafanaDashboards } from "./grafana-dashboards";
import { sendJson, startTestServer, type TestServer } from "./test-server.suite";

type Routes = Record<string, [status: number, body: unknown]>;

let server: TestServer;
let call: GrafanaCall;
afterEach(async () => {
  await server.stop();
  await call.close();
});

async function grafana(routes: Routes) {
  const settings: Routes = { "/api/frontend/settings": [200, { namespace: "org-3" }] };
  server = await startTestServer((request, response: ServerResponse) => {
    const [status, body] = { ...settings, ...routes }[request.url ?? ""] ?? [404, { message: "Not found" }];
    sendJson(response, status, body);
  });
  const connection = { url: server.url, token: "glsa_test" };
  call = grafanaCall(connection);
  return grafanaDashboards(call, connection);
}

const GROUP = "/apis/dashboard.grafana.app";
const versions = (...names: string[]): Routes => ({
  [GROUP]: [200, { versions: names.map((version) => ({ version })) }],
});
const at = (version: string, uid = "shop") => `${GROUP}/${version}/namespaces/org-3/dashboards/${uid}`;
const CLASSIC = { title: "Shop", schemaVersion: 42, panels: [{ id: 1, type: "stat" }] };
const V2 = { title: "Shop", elements: {}, layout: { kind: "TabsLayout", spec: { tabs: [] } } };
const resource = (spec: unknown, conversion?: object, annotations?: Record<string, string>): [number, unknown] => [
  200,
  { metadata: { name: "shop", ...(annotations && { annotations }) }, spec, status: conversion ? { conversion } : {} },
];
const asked = () => server.requests.map((line) => line.replace("GET ", ""));

describe("a stored dashboard", () => {
  it("is read by the older interface where there is no other", async () => {
    const dashboards = await grafana({
      "/api/dashboards/uid/shop": [200, { dashboard: CLASSIC, meta: { folderUid: "ops", folderTitle: "Ops" } }],
    });
    await expect(dashboards.dashboard("shop")).resolves.toEqual({
      uid: "shop",
      model: "classic",
      apiVersion: "",
      spec: CLASSIC,
      libraryPanels: {},
      folderTitle: "Ops",
    });
  });

  it("has no folder at the top level, whatever Grafana calls that", async () => {
    const dashboards = await grafana({
      "/api/dashboards/uid/shop": [200, { dashboard: CLASSIC, meta: { folderUid: "", folderTitle: "General" } }],
    });
    await expect(dashboards.dashboard("shop")).resolves.toMatchObject({ folderTitle: "" });
  });

  it("is read as it is stored where it is of the newer schema, though the server would convert it", async () => {
    const dashboards = await grafana({
      ...versions("v2beta1", "v2alpha1", "v0alpha1", "v1beta1"),
      [at("v1beta1")]: resource(CLASSIC, { failed: false, storedVersion: "v2beta1" }),
      [at("v2beta1")]: resource(V2, undefined, { "grafana.app/folder": "ops" }),
      "/api/folders/ops": [200, { uid: "ops", title: "Ops" }],
    });
    await expect(dashboards.dashboard("shop")).resolves.toMatchObject({
      model: "v2",
      apiVersion: "v2beta1",
      spec: V2,
      folderTitle: "Ops",
    });
    expect(asked()).not.toContain("/api/dashboards/uid/shop");
  });

  it("stays classic where it is stored so", async () => {
    const dashboards = await grafana({
      ...versions("v2", "v1"),
      [at("v1")]: resource(CLASSIC, { failed: false, storedVersion: "v0alpha1" }),
    });
    await expect(dashboards.dashboard("shop")).resolves.toMatchObject({ model: "classic", apiVersion: "v1" });
    expect(asked()).not.toContain(at("v2"));
  });

  it("is read by the older interface where the newer one failed to convert a classic one", async () => {
    const dashboards = await grafana({
      ...versions("v2beta1", "v1beta1"),
      [at("v1beta1")]: resource({}, { failed: true, storedVersion: "v0alpha1", error: "schema too old" }),
      "/api/dashboards/uid/shop": [200, { dashboard: CLASSIC, meta: {} }],
    });
    await expect(dashboards.dashboard("shop")).resolves.toMatchObject({ model: "classic", spec: CLASSIC });
  });

  it("says why Grafana cannot give it", async () => {
    const failed = { failed: true, storedVersion: "v2alpha1", error: "unknown layout" };
    const dashboards = await grafana({
      ...versions("v2beta1", "v1beta1"),
      [at("v1beta1")]: resource({}, failed),
      [at("v2beta1")]: resource({}, failed),
    });
    await expect(dashboards.dashboard("shop")).rejects.toMatchObject({
      code: "GRAFANA_REFUSED",
      details: { code: "conversion-failed", reason: expect.stringContaining("unknown layout") },
    });
  });

  it("is found by the path in a 406", async () => {
    const message = `dashboard api version not supported, use ${at("v2")} instead`;
    const dashboards = await grafana({ "/api/dashboards/uid/shop": [406, { message }], [at("v2")]: resource(V2) });
    await expect(dashboards.dashboard("shop")).resolves.toMatchObject({ model: "v2", apiVersion: "v2" });
  });

  it("is not looked for where a 406 leads out of the interface", async () => {
    const message = "use /apis/dashboard.grafana.app/../../evil/namespaces/x/dashboards/shop instead";
    const dashboards = await grafana({ "/api/dashboards/uid/shop": [406, { message }] });
    await expect(dashboards.dashboard("shop")).rejects.toMatchObject({ code: "GRAFANA_REFUSED" });
    expect(asked().filter((path) => path.includes("evil"))).toEqual([]);
  });

  it("is looked for anew after the server has come to serve other versions", async () => {
    const routes: Routes = { ...versions("v2beta1", "v1beta1"), [at("v1beta1")]: resource(CLASSIC) };
    const dashboards = await grafana(routes);
    await dashboards.dashboard("shop");
    delete routes[at("v1beta1")];
    const legacy = { "/api/dashboards/uid/shop": [200, { dashboard: CLASSIC, meta: {} }] as [number, unknown] };
    Object.assign(routes, legacy, versions("v2", "v1"), { [at("v1")]: resource(CLASSIC) });
    // The server of the test reads its routes anew for each request.
    await expect(dashboards.dashboard("shop")).resolves.toMatchObject({ apiVersion: "" });
    await expect(dashboards.dashboard("shop")).resolves.toMatchObject({ apiVersion: "v1" });
  });

  it("that is missing is missing, and one of more than 5 MB is too large, each by its name", async () => {
    const large = { ...CLASSIC, description: "x".repeat(5 * 1024 * 1024) };
    const dashboards = await grafana({
      ...versions("v2beta1", "v1beta1"),
      "/api/dashboards/uid/large": [200, { dashboard: large, meta: {} }],
      [at("v1beta1", "vast")]: resource(large),
    });
    await expect(dashboards.dashboard("gone")).rejects.toMatchObject({
      code: "NOT_FOUND",
      details: { dashboardUid: "gone" },
    });
    for (const uid of ["large", "vast"])
      await expect(dashboards.dashboard(uid)).rejects.toMatchObject({
        code: "GRAFANA_BAD_ANSWER",
        details: { code: "dashboard-too-large", dashboardUid: uid },
      });
  });

  it("says which permission is missing", async () => {
    const message = "You'll need additional permissions. Permissions needed: dashboards:read";
    const refusal: [number, unknown] = [403, { title: "Access denied", message, accessErrorId: "ACE1" }];
    const dashboards = await grafana({
      ...versions("v2beta1", "v1beta1"),
      [at("v1beta1")]: [
        403,
        { kind: "Status", status: "Failure", message: "forbidden", reason: "Forbidden", code: 403 },
      ],
      "/api/dashboards/uid/shop": refusal,
    });
    await expect(dashboards.dashboard("shop")).rejects.toMatchObject({
      code: "GRAFANA_REFUSED",
      details: { status: 403, permissionNeeded: "dashboards:read" },
    });
  });
});

describe("the panels that dashboards share", () => {
  const model = (uid: string, named?: string): Routes => ({
    [`/api/library-elements/${uid}`]: [
      200,
      { result: { uid, model: { type: "stat", ...(named && { libraryPanel: { uid: named } }) } } },
    ],
  });
  const holding = (...uids: string[]): Routes => ({
    "/api/dashboards/uid/shop": [
      200,
      {
        dashboard: {
          panels: [
            { type: "row", panels: uids.map((uid, id) => ({ id, libraryPanel: { uid, name: uid } })) },
            { id: 9, libraryPanel: { uid: uids[0] } },
          ],
        },
        meta: {},
      },
    ],
  });

  it("come with them, each once; those that are missing or forbidden are null", async () => {
    const dashboards = await grafana({
      ...holding("a", "gone", "secret"),
      ...model("a"),
      "/api/library-elements/secret": [403, { message: "no" }],
    });
    const { libraryPanels } = await dashboards.dashboard("shop");
    expect(libraryPanels).toEqual({ a: { type: "stat" }, gone: null, secret: null });
    expect(asked().filter((path) => path.includes("library-elements"))).toHaveLength(3);
  });

  it("may name one another in a circle", async () => {
    const dashboards = await grafana({ ...holding("a"), ...model("a", "b"), ...model("b", "a") });
    const { libraryPanels } = await dashboards.dashboard("shop");
    expect(Object.keys(libraryPanels).sort()).toEqual(["a", "b"]);
  });

  it("come to an end where each names a new one", async () => {
    server = await startTestServer((request, response) => {
      const number = /^\/api\/library-elements\/p(\d+)$/.exec(request.url ?? "")?.[1];
      if (number) {
        const next = { libraryPanel: { uid: `p${Number(number) + 1}` } };
        return sendJson(response, 200, { result: { model: { type: "stat", ...next } } });
      }
      if (request.url === "/api/dashboards/uid/shop")
        return sendJson(response, 200, { dashboard: { panels: [{ libraryPanel: { uid: "p0" } }] }, meta: {} });
      return sendJson(response, 404, { message: "Not found" });
    });
    const connection = { url: server.url, token: "glsa_test" };
    call = grafanaCall(connection);
    const { libraryPanels } = await grafanaDashboards(call, connection).dashboard("shop");
    expect(Object.keys(libraryPanels).length).toBeLessThan(310);
    expect(Object.values(libraryPanels)).toContain(null);
  });
});
