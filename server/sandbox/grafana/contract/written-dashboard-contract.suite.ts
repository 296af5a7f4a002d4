import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GrafanaCall, GrafanaClient } from "./grafana-connection";
import { dashboardShape, searchShape } from "./wire-shapes";

const PANEL = { id: 1, type: "timeseries", title: "p", gridPos: { x: 0, y: 0, w: 12, h: 8 }, targets: [] };

/** Folders, dashboards and library panels that are made, changed and removed. */
export function writtenDashboardContract(client: () => GrafanaClient): void {
  describe("folders, dashboards and library panels that are written", () => {
    const id = randomUUID().slice(0, 8);
    const [outer, inner, board, element] = [`ct-${id}-a`, `ct-${id}-b`, `ct-${id}-d`, `ct-${id}-l`];
    const admin = (path: string, call?: GrafanaCall) => client().callAsAdmin(path, call);
    const search = async (query: string) => searchShape.parse((await admin(`/api/search?${query}`)).body);
    const save = (fields: object, more: object = {}) =>
      admin("/api/dashboards/db", {
        json: {
          dashboard: {
            uid: board,
            title: `Contract ${id}`,
            tags: [`ct-${id}`, "ct-tag"],
            schemaVersion: 36,
            panels: [PANEL],
            ...fields,
          },
          folderUid: inner,
          ...more,
        },
      });

    beforeAll(async () => {
      await admin("/api/folders", { json: { uid: outer, title: `Contract ${id} outer` } });
      await admin("/api/folders", { json: { uid: inner, title: `Contract ${id} inner`, parentUid: outer } });
      expect((await save({})).status).toBe(200);
    });
    afterAll(async () => {
      for (const path of [
        `library-elements/${element}`,
        `dashboards/uid/${board}`,
        `folders/${inner}`,
        `folders/${outer}`,
      ]) {
        await admin(`/api/${path}`, { method: "DELETE" });
      }
    });

    it("nest, know their parents and are listed level by level", async () => {
      const { body } = await admin(`/api/folders/${inner}`);
      expect(body).toMatchObject({ uid: inner, parentUid: outer, parents: [{ uid: outer }], version: 1 });
      const below = await admin(`/api/folders?parentUid=${outer}`);
      expect(below.body).toEqual([
        { id: expect.any(Number), uid: inner, title: `Contract ${id} inner`, parentUid: outer },
      ]);
      const top = (await admin("/api/folders")).body as { uid: string }[];
      expect(top.map(({ uid }) => uid)).toContain(outer);
      expect(top.map(({ uid }) => uid)).not.toContain(inner);
      expect((await admin(`/api/folders/${outer}/counts`)).body).toMatchObject({ dashboard: 1, folder: 1 });
    });

    it("are refused when there is one already, without a permission, or when they are not there", async () => {
      expect((await admin("/api/folders", { json: { uid: outer, title: "again" } })).status).toBe(412);
      const viewer = await client().call("/api/folders", { json: { uid: `${outer}v`, title: "x" } });
      expect([viewer.status, viewer.body]).toMatchObject([403, { accessErrorId: expect.any(String) }]);
      const missing = await admin("/api/folders/no-such-uid-7f3a");
      expect([missing.status, missing.body]).toEqual([404, { message: "folder not found", status: "not-found" }]);
    });

    it("are found by tags, all of them, and by folder, which the hit names", async () => {
      const hits = await search(`tag=ct-${id}&tag=ct-tag`);
      expect(hits).toMatchObject([
        { uid: board, type: "dash-db", folderUid: inner, folderTitle: `Contract ${id} inner` },
      ]);
      expect(await search(`tag=ct-${id}&tag=no-such-tag-7f3a`)).toEqual([]);
      expect((await search(`folderUIDs=${inner}`)).map(({ uid }) => uid)).toEqual([board]);
    });

    it("are read as they were written, with where they are and what one may", async () => {
      const { body } = await admin(`/api/dashboards/uid/${board}`);
      expect(dashboardShape.parse(body)).toMatchObject({
        dashboard: { uid: board, schemaVersion: 36, version: 1, panels: [{ id: 1, type: "timeseries" }] },
        meta: { folderUid: inner, canEdit: true, slug: `contract-${id}`, provisioned: false },
      });
    });

    it("are saved over only by who knows the last version", async () => {
      const stale = await save({});
      expect([stale.status, stale.body]).toMatchObject([412, { status: "version-mismatch" }]);
      expect((await save({ version: 7 })).status).toBe(412);
      expect((await save({ description: "second" }, { overwrite: true })).body).toMatchObject({
        status: "success",
        version: 2,
      });
      const known = await save({ description: "third", version: 2 });
      expect(known.body).toMatchObject({ uid: board, version: 3, url: `/d/${board}/contract-${id}` });
    });

    it("need a title and a folder that is there", async () => {
      const untitled = await admin("/api/dashboards/db", { json: { dashboard: { title: "" } } });
      expect([untitled.status, untitled.body]).toEqual([
        400,
        { message: "Dashboard title cannot be empty", status: "empty-name" },
      ]);
      const lost = await admin("/api/dashboards/db", {
        json: { dashboard: { title: "x" }, folderUid: "no-such-7f3a" },
      });
      expect([lost.status, lost.body]).toEqual([400, { message: "folder not found" }]);
    });

    it("keep a library panel's model apart, and list it by name", async () => {
      const json = {
        uid: element,
        name: `Contract ${id}`,
        kind: 1,
        folderUid: outer,
        model: { type: "stat", title: "lib" },
      };
      const made = await admin("/api/library-elements", { json });
      expect([made.status, made.body]).toMatchObject([200, { result: { uid: element, version: 1, type: "stat" } }]);
      expect((await admin("/api/library-elements", { json })).status).toBe(400);
      const one = await admin(`/api/library-elements/${element}`);
      expect(one.body).toMatchObject({
        result: {
          model: { type: "stat", title: "lib" },
          kind: 1,
          meta: { folderUid: outer, connectedDashboards: 0 },
        },
      });
      const list = await admin(`/api/library-elements?searchString=Contract%20${id}&perPage=1`);
      expect(list.body).toMatchObject({
        result: { totalCount: 1, elements: [{ uid: element }], page: 1, perPage: 1 },
      });
      const second = await admin(`/api/library-elements?searchString=Contract%20${id}&perPage=1&page=2`);
      expect(second.body).toMatchObject({ result: { totalCount: 1, elements: [] } });
    });

    it("are gone once they are deleted", async () => {
      const again = await save({ uid: `${board}2`, title: `Gone ${id}` });
      expect(again.status).toBe(200);
      const gone = await admin(`/api/dashboards/uid/${board}2`, { method: "DELETE" });
      expect(gone.body).toMatchObject({ title: `Gone ${id}`, uid: `${board}2` });
      expect((await admin(`/api/dashboards/uid/${board}2`)).status).toBe(404);
      expect((await admin(`/api/dashboards/uid/${board}2`, { method: "DELETE" })).status).toBe(404);
    });
  });
}
