import { afterAll, describe, expect, it } from "vitest";
import type { GrafanaClient } from "./grafana-connection";
import { searchShape } from "./wire-shapes";

const PNG = "\u0089PNG";

/** Snapshots, short addresses and pictures. */
export function shareContract(client: () => GrafanaClient, major: () => number): void {
  describe("sharing", () => {
    const snapshots: string[] = [];
    afterAll(async () => {
      for (const key of snapshots) await client().callAsEditor(`/api/snapshots/${key}`, { method: "DELETE" });
    });
    const anyDashboard = async (): Promise<string> => {
      const [hit] = searchShape.parse((await client().call("/api/search?type=dash-db&limit=1")).body);
      if (!hit) throw new Error("The contract needs one dashboard that the token can read");
      return hit.uid;
    };

    it("keeps a snapshot that whoever knows its key can read, and nobody after its deletion", async () => {
      const uid = await anyDashboard();
      const json = {
        dashboard: { uid, title: "contract", panels: [{ id: 1, snapshotData: [] }] },
        name: "contract",
        expires: 60,
      };
      const made = await client().callAsEditor("/api/snapshots", { json });
      expect(made.status).toBe(200);
      const { key, deleteKey, url } = made.body as Record<string, string>;
      snapshots.push(key ?? "");
      expect(url).toMatch(new RegExp(`/dashboard/snapshot/${key}$`));
      const open = await client().call(`/api/snapshots/${key}`, { authorization: null });
      expect(open.body).toMatchObject({
        meta: { isSnapshot: true, type: "snapshot", canEdit: false },
        dashboard: { title: "contract", panels: [{ id: 1, snapshotData: [] }], snapshot: { originalUrl: `/d/${uid}` } },
      });
      expect((await client().call(`/api/snapshots-delete/${deleteKey}`, { authorization: null })).status).toBe(401);
      expect((await client().call(`/api/snapshots/${key}`, { method: "DELETE" })).status).toBe(403);
      expect((await client().callAsEditor(`/api/snapshots-delete/${deleteKey}`)).status).toBe(200);
      const gone = await client().call(`/api/snapshots/${key}`, { authorization: null });
      expect([gone.status, gone.body]).toMatchObject([404, { messageId: "dashboardsnapshots.not-found" }]);
    });

    it("does not let a viewer make a snapshot", async () => {
      const json = { dashboard: { uid: await anyDashboard(), title: "contract" } };
      expect((await client().call("/api/snapshots", { json })).status).toBe(403);
    });

    it("makes a short address that leads to the long one, once one is signed in", async () => {
      const path = "d/x/y?orgId=1&from=now-1h";
      const { status, body } = await client().call("/api/short-urls", { json: { path } });
      expect(status).toBe(200);
      const { uid, url } = body as { uid: string; url: string };
      expect(url).toMatch(new RegExp(`/goto/${uid}\\?orgId=1$`));
      const followed = await client().call(`/goto/${uid}`);
      expect([followed.status, followed.headers.get("location")]).toEqual([
        302,
        expect.stringMatching(/\/d\/x\/y\?orgId=1&from=now-1h$/),
      ]);
      const stranger = await client().call(`/goto/${uid}`, { authorization: null });
      expect([stranger.status, stranger.headers.get("location")]).toEqual([
        302,
        expect.stringContaining("/login?redirectTo="),
      ]);
      expect((await client().call(`/api/short-urls/${uid}`)).body).toMatchObject({ uid, path });
    });

    it.each([
      ["an absolute path", "/d/x", "shorturl.absolute-path"],
      ["a way out", "a/../../b", "shorturl.invalid-path"],
    ])("refuses a short address for %s", async (_name, path, messageId) => {
      const { status, body } = await client().call("/api/short-urls", { json: { path } });
      expect([status, body]).toMatchObject([400, { messageId }]);
    });

    it("answers a picture of a panel, or from 13 on that there is no renderer", async () => {
      const { status, headers, text } = await client().call(`/render/d-solo/${await anyDashboard()}/x?panelId=1`);
      if (major() < 13) {
        expect([status, headers.get("content-type")]).toEqual([200, "image/png"]);
        expect(text.slice(1, 4)).toBe(PNG.slice(1));
      } else {
        expect([status, headers.get("content-type")]).toEqual([500, expect.stringContaining("text/html")]);
      }
    });
  });
}
