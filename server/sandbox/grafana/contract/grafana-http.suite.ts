import { beforeAll, expect, it } from "vitest";
import { alertRuleContract } from "./alert-rule-contract.suite";
import { annotationContract } from "./annotation-contract.suite";
import { appPlatformContract } from "./app-platform-contract.suite";
import { dashboardContract } from "./dashboard-contract.suite";
import { dataSourceContract } from "./data-source-contract.suite";
import { expressionContract } from "./expression-contract.suite";
import { connectTo, type GrafanaClient, type GrafanaConnection } from "./grafana-connection";
import { identityContract } from "./identity-contract.suite";
import { liveContract } from "./live-contract.suite";
import { lokiContract } from "./loki-contract.suite";
import { prometheusContract } from "./prometheus-contract.suite";
import { prometheusProxyContract } from "./prometheus-proxy-contract.suite";
import { provisioningContract } from "./provisioning-contract.suite";
import { shareContract } from "./share-contract.suite";
import { silenceContract } from "./silence-contract.suite";
import { tempoContract } from "./tempo-contract.suite";
import { testDataContract } from "./test-data-contract.suite";
import { settingsShape } from "./wire-shapes";
import { writtenDashboardContract } from "./written-dashboard-contract.suite";

export interface ContractOptions {
  /** Uid of a Prometheus data source, whatever it holds. Without one its assertions are not declared. */
  prometheus?: string;
  /** Uid of a Loki data source with recent lines, and of a Tempo one with recent traces. */
  loki?: string;
  tempo?: string;
  /** Whether there is a token of the role Admin: folders, dashboards, rules and contact points are made and removed. */
  admin?: boolean;
}

/**
 * What the war room relies on in any Grafana from 11 to 13. The same assertions run against the sandbox and, with
 * GRAFANA_URL and GRAFANA_TOKEN, against a real server, where everything that is written has a name of its own and is
 * taken away again.
 */
export function grafanaHttpContract(connect: () => Promise<GrafanaConnection>, options: ContractOptions = {}): void {
  let grafana: GrafanaClient;
  let connection: GrafanaConnection;
  let version = "";
  let livePrefix = "";
  const client = () => grafana;
  const major = () => Number(version.split(".")[0]);
  beforeAll(async () => {
    connection = await connect();
    grafana = connectTo(connection);
    const settings = settingsShape.parse((await grafana.call("/api/frontend/settings")).body);
    version = settings.buildInfo.version;
    livePrefix = settings.liveNamespaced ? settings.namespace : "1";
  });

  it("says which version it is, the same everywhere", async () => {
    expect((await grafana.call("/api/health", { authorization: null })).body).toMatchObject({ version });
    expect(major()).toBeGreaterThanOrEqual(11);
  });

  identityContract(client);
  dashboardContract(client);
  dataSourceContract(client);
  testDataContract(client);
  expressionContract(client);
  annotationContract(client);
  silenceContract(client);
  shareContract(client, major);
  liveContract(
    () => connection,
    () => livePrefix,
  );
  if (options.admin) {
    writtenDashboardContract(client);
    appPlatformContract(client, major);
    alertRuleContract(client);
    provisioningContract(client, major);
  }
  const { prometheus, loki, tempo } = options;
  if (prometheus) {
    prometheusContract(client, prometheus);
    prometheusProxyContract(client, prometheus);
  }
  if (loki) lokiContract(client, loki);
  if (tempo) tempoContract(client, tempo, major);
}
