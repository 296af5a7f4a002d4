import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GrafanaSandbox, startGrafanaSandbox } from "@/server/sandbox/grafana/start-grafana-sandbox";
import { createGrafanaAdapter } from "../grafana-adapter";

describe.each(["11.6", "13.2"])("policies of a Grafana %s that others keep", (version) => {
  let sandbox: GrafanaSandbox;
  beforeAll(async () => {
    sandbox = await startGrafanaSandbox({ version });
  });
  afterAll(() => sandbox.close());

  it("stay as they are, and it is said who keeps them", async () => {
    const { policies, contactPoints } = sandbox.alerting.provisioning;
    const grafana = createGrafanaAdapter(sandbox);
    for (const [provenance, keptBy] of [
      ["file", "file"],
      ["api", "program"],
    ] as const) {
      sandbox.alerting.provisioning.policies = { ...policies, provenance };
      const access = { token: sandbox.adminToken };
      expect(await grafana.alertingSetup.inspect("SRE Assistant", access)).toMatchObject({ keptBy });
      const hook = { name: "SRE Assistant", url: "http://127.0.0.1:9/", secret: "s", matchers: [] };
      await expect(grafana.alertingSetup.connect(hook, access)).rejects.toMatchObject({
        details: { code: `kept-by-${keptBy}` },
      });
      expect([...contactPoints.values()].map(({ name }) => name)).not.toContain("SRE Assistant");
      expect(sandbox.alerting.provisioning.policies.tree).toBe(policies.tree);
    }
    await grafana.close();
  });
});
