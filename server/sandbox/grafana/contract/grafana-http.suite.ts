import { beforeAll, describe, expect, it } from "vitest";
import { annotationContract } from "./annotation-contract.suite";
import { connectTo, type GrafanaClient, type GrafanaConnection } from "./grafana-connection";
import { lokiContract } from "./loki-contract.suite";
import { prometheusContract } from "./prometheus-contract.suite";
import { testDataContract } from "./test-data-contract.suite";
import { dashboardShape, dataSourceShape, errorShape, rulesShape, searchShape, settingsShape } from "./wire-shapes";

export interface ContractOptions {
  /** Uid of a Prometheus data source, whatever it holds. Without one its assertions are not declared. */
  prometheus?: string;
  loki?: string;
}

/**
 * What the war room relies on in any Grafana from 11 to 13. The same assertions run against the sandbox and, with
 * GRAFANA_URL and GRAFANA_TOKEN, against a real server, where only annotations tagged as a contract's are written.
 */
export function grafanaHttpContract(connect: () => Promise<GrafanaConnection>, options: ContractOptions = {}): void {
  let grafana: GrafanaClient;
  const client = () => grafana;
  beforeAll(async () => {
    grafana = connectTo(await connect());
  });

  describe("health and identity", () => {
    it("tells its health without credentials", async () => {
      const { status, body } = await grafana.call("/api/health", { authorization: null });
      expect(status).toBe(200);
      expect(body).toMatchObject({ database: "ok" });
      expect((await grafana.call("/healthz", { authorization: null })).text.trim()).toBe("Ok");
    });

    it.each([
      ["no token", null],
      ["an unknown token", "Bearer glsa_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_00000000"],
      ["something that is no token", "Bearer nonsense"],
    ])("answers 401 with a message to %s", async (_name, authorization) => {
      const { status, body } = await grafana.call("/api/org", { authorization });
      expect(status).toBe(401);
      expect(errorShape.safeParse(body).success).toBe(true);
    });

    it("knows the organization of the token", async () => {
      const { status, body } = await grafana.call("/api/org");
      expect(status).toBe(200);
      expect(body).toMatchObject({ id: expect.any(Number), name: expect.any(String) });
    });

    it("lists the token's permissions as action to scopes", async () => {
      const { body } = await grafana.call("/api/access-control/user/permissions");
      expect(body).toMatchObject({ "datasources:query": expect.any(Array), "datasources:read": expect.any(Array) });
    });

    it("gives the front end's settings, with its version and its data sources by name", async () => {
      const { status, body } = await grafana.call("/api/frontend/settings");
      expect(status).toBe(200);
      expect(settingsShape.parse(body).buildInfo.version).not.toBe("");
    });

    it("answers 404 in JSON on an unknown API path", async () => {
      const { status, body } = await grafana.call("/api/no-such-thing");
      expect(status).toBe(404);
      expect(errorShape.parse(body).message).toMatch(/not found/i);
    });
  });

  describe("search and dashboards", () => {
    const search = async (query: string) => searchShape.parse((await grafana.call(`/api/search?${query}`)).body);

    it("finds dashboards by type and honours the limit", async () => {
      const found = await search("type=dash-db&limit=2");
      expect(found.length).toBeLessThanOrEqual(2);
      expect(found.every((hit) => hit.type === "dash-db")).toBe(true);
    });

    it("answers an empty list when nothing matches", async () => {
      expect(await search("query=no-dashboard-has-this-name-7f3a")).toEqual([]);
      expect(await search("dashboardUIDs=no-such-uid-7f3a")).toEqual([]);
    });

    it("refuses a limit above 5000", async () => {
      const { status, body } = await grafana.call("/api/search?limit=5001");
      expect(status).toBe(422);
      expect(errorShape.safeParse(body).success).toBe(true);
    });

    it("finds and reads every one of its first dashboards by uid, or names the API that has it", async () => {
      for (const hit of await search("type=dash-db&limit=3")) {
        expect((await search(`dashboardUIDs=${hit.uid}`)).map(({ uid }) => uid)).toEqual([hit.uid]);
        const { status, body } = await grafana.call(`/api/dashboards/uid/${hit.uid}`);
        const message = expect.stringContaining("/apis/dashboard.grafana.app/");
        const { uid, title } = hit;
        expect(body).toMatchObject(status === 406 ? { message } : { dashboard: { uid, title } });
        expect(status === 406 || dashboardShape.safeParse(body).success).toBe(true);
      }
    });

    it("answers 404 with a message for a dashboard that is not there", async () => {
      const { status, body } = await grafana.call("/api/dashboards/uid/no-such-uid-7f3a");
      expect([status, errorShape.parse(body).message]).toEqual([404, "Dashboard not found"]);
    });
  });

  describe("data sources", () => {
    it("lists them and reads each by uid", async () => {
      const list = dataSourceShape.array().parse((await grafana.call("/api/datasources")).body);
      expect(list.length).toBeGreaterThan(0);
      for (const { uid, name, type } of list.slice(0, 5)) {
        expect((await grafana.call(`/api/datasources/uid/${uid}`)).body).toMatchObject({ uid, name, type });
      }
    });

    it("never gives a secret away", async () => {
      const { text } = await grafana.call("/api/datasources");
      expect(text).not.toMatch(/"(secureJsonData|basicAuthPassword|password)":"[^"]+"/);
    });

    it("answers 404 for one that is not there", async () => {
      const { status, body } = await grafana.call("/api/datasources/uid/no-such-uid-7f3a");
      expect([status, errorShape.parse(body).message]).toEqual([404, "Data source not found"]);
    });
  });

  describe("alert rules", () => {
    it("are listed in Prometheus' form", async () => {
      const { status, body } = await grafana.call("/api/prometheus/grafana/api/v1/rules");
      expect(status).toBe(200);
      expect(rulesShape.parse(body).status).toBe("success");
    });
  });

  testDataContract(client);
  annotationContract(client);
  const { prometheus, loki } = options;
  if (prometheus) prometheusContract(client, prometheus);
  if (loki) lokiContract(client, loki);
}
