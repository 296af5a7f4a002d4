import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GrafanaCall, GrafanaClient } from "./grafana-connection";

const GROUP = "dashboard.grafana.app";

const query = {
  kind: "DataQuery",
  group: "grafana-testdata-datasource",
  version: "v0",
  spec: { scenarioId: "random_walk" },
};
const panel = (id: number) => ({
  kind: "Panel",
  spec: {
    id,
    title: `Panel ${id}`,
    description: "",
    links: [],
    data: {
      kind: "QueryGroup",
      spec: {
        queries: [
          {
            kind: "PanelQuery",
            spec: { refId: "A", hidden: false, query: { ...query, datasource: { name: "testdata" } } },
          },
        ],
        transformations: [],
        queryOptions: {},
      },
    },
    vizConfig: {
      kind: "VizConfig",
      group: "timeseries",
      version: "12.4.0",
      spec: { options: {}, fieldConfig: { defaults: {}, overrides: [] } },
    },
  },
});
const tab = (title: string, name: string) => ({
  kind: "TabsLayoutTab",
  spec: {
    title,
    layout: {
      kind: "GridLayout",
      spec: {
        items: [
          {
            kind: "GridLayoutItem",
            spec: { x: 0, y: 0, width: 12, height: 8, element: { kind: "ElementReference", name } },
          },
        ],
      },
    },
  },
});
const SPEC = {
  title: "Contract v2",
  description: "",
  tags: ["ct-v2"],
  editable: true,
  liveNow: false,
  preload: false,
  cursorSync: "Off",
  annotations: [],
  links: [],
  variables: [],
  timeSettings: {
    timezone: "browser",
    from: "now-1h",
    to: "now",
    autoRefresh: "",
    autoRefreshIntervals: ["5s"],
    hideTimepicker: false,
    fiscalYearStartMonth: 0,
  },
  elements: { "panel-1": panel(1), "panel-2": panel(2) },
  layout: { kind: "TabsLayout", spec: { tabs: [tab("First", "panel-1"), tab("Second", "panel-2")] } },
};

interface Group {
  versions: { version: string }[];
  preferredVersion: { version: string };
}

/** Dashboards as Kubernetes objects, where there is `/apis`: schema v2, conversions, lists and conflicts. */
export function appPlatformContract(client: () => GrafanaClient, major: () => number): void {
  describe("/apis", () => {
    const id = randomUUID().slice(0, 8);
    const [classic, v2] = [`ct-${id}-c`, `ct-${id}-v`];
    const admin = (path: string, call?: GrafanaCall) => client().callAsAdmin(path, call);
    const path = (version: string, rest = "") => `/apis/${GROUP}/${version}/namespaces/default/dashboards${rest}`;
    const object = (name: string, more: object = {}) => ({
      kind: "Dashboard",
      apiVersion: `${GROUP}/v2beta1`,
      metadata: { name },
      spec: SPEC,
      ...more,
    });
    let group: Group | undefined;

    beforeAll(async () => {
      const { status, body } = await admin(`/apis/${GROUP}`);
      group = status === 200 ? (body as Group) : undefined;
      if (!group) return;
      await admin("/api/dashboards/db", {
        json: { dashboard: { uid: classic, title: `Contract ${id}`, schemaVersion: 38, panels: [] } },
      });
      await admin(path("v2beta1"), { json: object(v2) });
    });
    afterAll(async () => {
      if (!group) return;
      await admin(`/api/dashboards/uid/${classic}`, { method: "DELETE" });
      await admin(path("v2beta1", `/${v2}`), { method: "DELETE" });
    });
    const served = () => group?.versions.map(({ version }) => version) ?? [];

    it("is there from 12 on, with v2 preferred from 13 on", async () => {
      const { status, body } = await admin("/apis");
      expect(status).toBe(major() >= 12 ? 200 : 404);
      if (major() < 12) return;
      const names = (body as { groups: { name: string }[] }).groups.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining([GROUP, "folder.grafana.app"]));
      expect(served()).toEqual(expect.arrayContaining(["v1beta1", "v2beta1"]));
      expect(group?.preferredVersion.version).toBe(major() >= 13 ? "v2" : "v2beta1");
    });

    it("answers 404 as plain text for a group, and as Kubernetes does for a version or a name", async () => {
      const unknown = await admin("/apis/no-such.grafana.app");
      expect([unknown.status, unknown.text.trim()]).toEqual([404, "404 page not found"]);
      if (!group) return;
      const version = await admin(path("v9", "/x"));
      expect([version.status, version.body]).toMatchObject([404, { kind: "Status", reason: "NotFound", code: 404 }]);
      const name = await admin(path("v1beta1", "/no-such-uid-7f3a"));
      expect([name.status, name.body]).toMatchObject([
        404,
        {
          message: `dashboards.${GROUP} "no-such-uid-7f3a" not found`,
          details: { name: "no-such-uid-7f3a", group: GROUP, kind: "dashboards" },
        },
      ]);
      const stranger = await client().call(path("v1beta1", `/${classic}`), { authorization: null });
      expect([stranger.status, stranger.body]).toMatchObject([401, { messageId: "auth.unauthorized" }]);
      const elsewhere = await admin(path("v1beta1", `/${classic}`).replace("default", "org-4711"));
      expect([elsewhere.status, elsewhere.body]).toMatchObject([401, { messageId: "api-key.organization-mismatch" }]);
    });

    it("reads a classic dashboard in the classic model, filled up, and says what it is stored as", async () => {
      if (!group) return;
      const { body } = await admin(path("v1beta1", `/${classic}`));
      expect(body).toMatchObject({
        kind: "Dashboard",
        apiVersion: `${GROUP}/v1beta1`,
        metadata: {
          name: classic,
          namespace: "default",
          resourceVersion: expect.stringMatching(/^\d+$/),
          generation: 1,
        },
        spec: { title: `Contract ${id}`, time: { from: "now-6h", to: "now" }, templating: { list: [] } },
        status: { conversion: { failed: false, storedVersion: "v0alpha1" } },
      });
    });

    it("reads a classic dashboard in schema v2", async () => {
      if (!group) return;
      const { body } = await admin(path("v2beta1", `/${classic}`));
      expect(body).toMatchObject({
        spec: { title: `Contract ${id}`, elements: {}, layout: { kind: "GridLayout" }, variables: [] },
      });
    });

    it("keeps a v2 dashboard as it was written", async () => {
      if (!group) return;
      const { body } = await admin(path("v2beta1", `/${v2}`));
      expect(body).toMatchObject({ apiVersion: `${GROUP}/v2beta1`, metadata: { name: v2 }, spec: SPEC, status: {} });
    });

    it("reads a v2 dashboard in the classic model, with a row for each tab", async () => {
      if (!group) return;
      const { body } = await admin(path("v1beta1", `/${v2}`));
      const { spec, status } = body as { spec: { panels: Record<string, unknown>[] }; status: object };
      expect(status).toEqual({ conversion: { failed: false, storedVersion: "v2beta1" } });
      expect(spec.panels.map(({ type, title }) => [type, title])).toEqual([
        ["row", "First"],
        ["timeseries", "Panel 1"],
        ["row", "Second"],
        ["timeseries", "Panel 2"],
      ]);
      expect(spec.panels[1]).toMatchObject({
        id: 1,
        gridPos: { x: 0, y: 1, w: 12, h: 8 },
        targets: [{ refId: "A", scenarioId: "random_walk", datasource: { uid: "testdata" } }],
      });
    });

    it("has it for the older API too, or says where it is", async () => {
      if (!group) return;
      const { status, body } = await admin(`/api/dashboards/uid/${v2}`);
      if (major() < 13) {
        expect([status, body]).toMatchObject([
          200,
          { dashboard: { uid: v2, title: "Contract v2", schemaVersion: 42 } },
        ]);
        return;
      }
      expect(status).toBe(406);
      const { message } = body as { message: string };
      const [named = ""] = /\/apis\/\S+/.exec(message) ?? [];
      expect((await admin(named)).body).toMatchObject({ metadata: { name: v2 } });
    });

    it("adds what one may do when the whole is asked for", async () => {
      if (!group) return;
      const { body } = await admin(path("v2beta1", `/${v2}/dto`));
      expect(body).toMatchObject({
        kind: "DashboardWithAccessInfo",
        access: {
          slug: "contract-v2",
          url: `/d/${v2}/contract-v2`,
          canEdit: true,
          annotationsPermissions: { dashboard: { canAdd: true } },
        },
      });
    });

    it("lists in pages", async () => {
      if (!group) return;
      const names = new Set<string>();
      let next = "";
      do {
        const { body } = await admin(path("v1beta1", `?limit=2${next ? `&continue=${encodeURIComponent(next)}` : ""}`));
        const { metadata, items } = body as {
          metadata: { continue?: string };
          items: { metadata: { name: string } }[];
        };
        expect(items.length).toBeLessThanOrEqual(2);
        for (const item of items) names.add(item.metadata.name);
        next = metadata.continue ?? "";
      } while (next !== "" && names.size < 500);
      expect([...names]).toEqual(expect.arrayContaining([classic, v2]));
    });

    it("refuses a second one, a stale version, and who may not write", async () => {
      if (!group) return;
      const second = await admin(path("v2beta1"), { json: object(v2) });
      expect([second.status, second.body]).toMatchObject([409, { reason: "AlreadyExists" }]);
      const metadata = { name: v2, resourceVersion: "5" };
      const stale = await admin(path("v2beta1", `/${v2}`), { method: "PUT", json: object(v2, { metadata }) });
      expect([stale.status, stale.body]).toMatchObject([409, { reason: "Conflict", details: { name: v2 } }]);
      const viewer = await client().call(path("v2beta1"), { json: object(`${v2}v`) });
      expect([viewer.status, viewer.body]).toMatchObject([403, { kind: "Status", code: 403 }]);
    });
  });
}
