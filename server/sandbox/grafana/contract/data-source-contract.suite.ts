import { describe, expect, it } from "vitest";
import type { GrafanaClient } from "./grafana-connection";
import { dataSourceShape, errorShape } from "./wire-shapes";

/** The catalogue of data sources. */
export function dataSourceContract(client: () => GrafanaClient): void {
  describe("data sources", () => {
    it("lists them and reads each by uid", async () => {
      const list = dataSourceShape.array().parse((await client().call("/api/datasources")).body);
      expect(list.length).toBeGreaterThan(0);
      for (const { uid, name, type } of list.slice(0, 5)) {
        expect((await client().call(`/api/datasources/uid/${uid}`)).body).toMatchObject({ uid, name, type });
      }
      expect(list.map(({ name }) => name)).toEqual(list.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b)));
    });

    it("never gives a secret away", async () => {
      const { text } = await client().call("/api/datasources");
      expect(text).not.toMatch(/"(secureJsonData|basicAuthPassword|password)":"[^"]+"/);
    });

    it("says what one may with one, when asked", async () => {
      const [first] = dataSourceShape.array().parse((await client().call("/api/datasources")).body);
      const { body } = await client().call(`/api/datasources/uid/${first?.uid}?accesscontrol=true`);
      expect(body).toMatchObject({ accessControl: { "datasources:query": true }, secureJsonFields: {} });
    });

    it.each([
      ["itself", "uid/no-such-uid-7f3a", 404, "Data source not found"],
      ["its health", "uid/no-such-uid-7f3a/health", 500, "Unable to load datasource metadata"],
      ["a resource", "uid/no-such-uid-7f3a/resources/x", 500, "Unable to load datasource meta data"],
      ["the proxy", "proxy/uid/no-such-uid-7f3a/x", 404, "Unable to find datasource"],
    ])("answers for one that is not there, asked for %s", async (_name, path, wanted, message) => {
      const { status, body } = await client().call(`/api/datasources/${path}`);
      expect([status, errorShape.parse(body).message]).toEqual([wanted, message]);
    });
  });
}
