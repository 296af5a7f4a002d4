import { describe, expect, it } from "vitest";
import type { GrafanaClient } from "./grafana-connection";
import { dashboardShape, errorShape, searchShape } from "./wire-shapes";

/** Search, and dashboards in the classic model. */
export function dashboardContract(client: () => GrafanaClient): void {
  const search = async (query: string) => searchShape.parse((await client().call(`/api/search?${query}`)).body);

  describe("search and dashboards", () => {
    it("finds dashboards by type and honours the limit", async () => {
      const found = await search("type=dash-db&limit=2");
      expect(found.length).toBeLessThanOrEqual(2);
      expect(found.every((hit) => hit.type === "dash-db")).toBe(true);
    });

    it("answers an empty list when nothing matches", async () => {
      expect(await search("query=no-dashboard-has-this-name-7f3a")).toEqual([]);
      expect(await search("dashboardUIDs=no-such-uid-7f3a")).toEqual([]);
    });

    it("pages without losing or repeating anything", async () => {
      const all = await search("type=dash-db&limit=100");
      const pages = await Promise.all([1, 2].map((page) => search(`type=dash-db&limit=2&page=${page}`)));
      expect(pages.flat().map(({ uid }) => uid)).toEqual(all.slice(0, 4).map(({ uid }) => uid));
    });

    it("refuses a limit above 5000", async () => {
      const { status, body } = await client().call("/api/search?limit=5001");
      expect(status).toBe(422);
      expect(errorShape.safeParse(body).success).toBe(true);
    });

    it("finds and reads every one of its first dashboards by uid, or names the API that has it", async () => {
      for (const hit of await search("type=dash-db&limit=3")) {
        expect((await search(`dashboardUIDs=${hit.uid}`)).map(({ uid }) => uid)).toEqual([hit.uid]);
        const { status, body } = await client().call(`/api/dashboards/uid/${hit.uid}`);
        const message = expect.stringContaining("/apis/dashboard.grafana.app/");
        const { uid, title } = hit;
        expect(body).toMatchObject(status === 406 ? { message } : { dashboard: { uid, title } });
        expect(status === 406 || dashboardShape.safeParse(body).success).toBe(true);
      }
    });

    it("answers 404 with a message for what is not there", async () => {
      const dashboard = await client().call("/api/dashboards/uid/no-such-uid-7f3a");
      expect([dashboard.status, errorShape.parse(dashboard.body).message]).toEqual([404, "Dashboard not found"]);
      const element = await client().call("/api/library-elements/no-such-uid-7f3a");
      expect([element.status, errorShape.parse(element.body).message]).toEqual([
        404,
        "library element could not be found",
      ]);
    });
  });
}
