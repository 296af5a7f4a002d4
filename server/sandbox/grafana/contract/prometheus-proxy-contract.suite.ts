import { describe, expect, it } from "vitest";
import type { GrafanaClient } from "./grafana-connection";
import { errorShape } from "./wire-shapes";

/** What the plugin and the proxy pass on to a Prometheus, and what not. */
export function prometheusProxyContract(client: () => GrafanaClient, prometheus: string): void {
  describe("Prometheus' own API through Grafana", () => {
    const proxy = `/api/datasources/proxy/uid/${prometheus}/api/v1`;
    const resources = `/api/datasources/uid/${prometheus}/resources/api/v1`;

    it("passes a query to the Prometheus behind it, through the plugin and through the proxy", async () => {
      const answers = await Promise.all([
        client().call(`${resources}/query?query=vector(7)`),
        client().call(`${proxy}/query?query=vector(7)`),
        client().call(`${proxy}/query`, {
          raw: "query=vector(7)",
          headers: { "content-type": "application/x-www-form-urlencoded" },
        }),
      ]);
      for (const { status, body } of answers) {
        const result = [{ metric: {}, value: [expect.any(Number), "7"] }];
        expect([status, body]).toMatchObject([200, { status: "success", data: { resultType: "vector", result } }]);
      }
    });

    it("passes its refusals and unknown paths on as they are", async () => {
      const refused = await client().call(`${resources}/query?query=up(`);
      expect([refused.status, refused.body]).toMatchObject([400, { status: "error", errorType: "bad_data" }]);
      const unknown = await client().call(`${resources}/no-such-thing`);
      expect([unknown.status, unknown.text.trim()]).toEqual([404, "404 page not found"]);
    });

    it.each(["POST", "PUT", "DELETE"])("does not let a %s through that could change something", async (method) => {
      const { status, body } = await client().call(`${proxy}/admin/tsdb/snapshot`, { method });
      const message = `non allow-listed ${method}s not allowed on proxied Prometheus datasource`;
      expect([status, errorShape.parse(body).message]).toEqual([403, message]);
    });
  });
}
