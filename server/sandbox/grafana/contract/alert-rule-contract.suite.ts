import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { GrafanaCall, GrafanaClient } from "./grafana-connection";
import { testDataUid } from "./test-data-contract.suite";
import { rulesShape } from "./wire-shapes";

const RULES = "/api/v1/provisioning/alert-rules";
const STATE = "/api/prometheus/grafana/api/v1";
const ALERTS = "/api/alertmanager/grafana/api/v2/alerts";

/** A rule that is made through the API fires, is seen everywhere, and goes. It takes Grafana two evaluations of 10 s. */
export function alertRuleContract(client: () => GrafanaClient): void {
  describe("alert rules", () => {
    const id = randomUUID().slice(0, 8);
    const [folder, uid, group, title] = [`ct-${id}-r`, `ct-${id}`, `ct-${id}-g`, `Contract ${id}`];
    const admin = (path: string, call?: GrafanaCall) => client().callAsAdmin(path, call);
    const matcher = encodeURIComponent(`alertname="${title}"`);
    let rule: Record<string, unknown> = {};

    beforeAll(async () => {
      const relativeTimeRange = { from: 600, to: 0 };
      const source = await testDataUid(client());
      const csv = { refId: "A", scenarioId: "csv_metric_values", stringInput: "1,2,3" };
      const reduce = { refId: "B", type: "reduce", expression: "A", reducer: "last" };
      rule = {
        uid,
        orgID: 1,
        folderUID: folder,
        ruleGroup: group,
        title,
        condition: "B",
        data: [
          { refId: "A", relativeTimeRange, datasourceUid: source, model: csv },
          { refId: "B", relativeTimeRange, datasourceUid: "__expr__", model: reduce },
        ],
        noDataState: "NoData",
        execErrState: "Error",
        for: "0s",
        labels: { severity: "critical" },
        annotations: { summary: "contract", __dashboardUid__: "ct-board", __panelId__: "1" },
      };
      await admin("/api/folders", { json: { uid: folder, title: `Contract ${id} rules` } });
      const { status, body } = await admin(RULES, { json: rule });
      expect([status, body]).toMatchObject([201, { uid, title, provenance: "api", for: "0s" }]);
      const path = `/api/v1/provisioning/folder/${folder}/rule-groups/${group}`;
      const whole = (await admin(path)).body as object;
      expect((await admin(path, { method: "PUT", json: { ...whole, interval: 10 } })).body).toMatchObject({
        interval: 10,
      });
    });
    afterAll(async () => {
      const tag = encodeURIComponent(`alertname:${title}`);
      const kept = (await admin(`/api/annotations?type=alert&tags=${tag}`)).body as { id: number }[];
      for (const one of kept) await admin(`/api/annotations/${one.id}`, { method: "DELETE" });
      await admin(`${RULES}/${uid}`, { method: "DELETE" });
      await admin(`/api/folders/${folder}`, { method: "DELETE" });
    });

    const own = async (query = "") => {
      const { body } = await admin(`${STATE}/rules?folder_uid=${folder}${query}`);
      const { groups } = rulesShape.parse(body).data;
      return groups.filter((one) => one.name === group).flatMap(({ rules }) => rules);
    };

    it("are refused twice, without a title, without a folder, and by who may not", async () => {
      const again = await admin(RULES, { json: rule });
      expect([again.status, again.body]).toMatchObject([409, { messageId: "alerting.alert-rule.conflict" }]);
      const untitled = await admin(RULES, { json: { ...rule, uid: `${uid}2`, title: "" } });
      expect([untitled.status, untitled.body]).toEqual([400, { message: "invalid alert rule: title is empty" }]);
      const lost = await admin(RULES, { json: { ...rule, uid: `${uid}2`, folderUID: "no-such-7f3a" } });
      expect([lost.status, lost.body]).toEqual([400, { message: "invalid alert rule: folder does not exist" }]);
      const viewer = await client().call(RULES, { json: rule });
      expect([viewer.status, viewer.body]).toMatchObject([
        403,
        { message: expect.stringContaining("alert.rules.provisioning:write") },
      ]);
      expect((await admin(`${RULES}/no-such-uid-7f3a`)).status).toBe(404);
    });

    it("are defined in their folder and group, and found by dashboard", async () => {
      const defined = (await admin("/api/ruler/grafana/api/v1/rules?dashboard_uid=ct-board")).body as Record<
        string,
        object[]
      >;
      const mine = defined[`Contract ${id} rules`];
      expect(mine).toMatchObject([
        { name: group, interval: "10s", rules: [{ for: "0s", grafana_alert: { uid, title, condition: "B" } }] },
      ]);
      expect((await admin("/api/ruler/grafana/api/v1/rules?dashboard_uid=no-such-7f3a")).body).toEqual({});
      expect((await admin(`/api/ruler/grafana/api/v1/rule/${uid}`)).body).toMatchObject({
        grafana_alert: { rule_group: group },
      });
      expect((await admin("/api/ruler/grafana/api/v1/rule/no-such-uid-7f3a")).status).toBe(404);
    });

    it("fire when their condition is met, in Prometheus' words and in Grafana's", { timeout: 90_000 }, async () => {
      await vi.waitFor(async () => expect((await own())[0]?.state).toBe("firing"), {
        timeout: 60_000,
        interval: 1_000,
      });
      const [one] = await own();
      expect(one).toMatchObject({
        uid,
        name: title,
        folderUid: folder,
        health: "ok",
        type: "alerting",
        labels: { severity: "critical" },
        totals: { alerting: 1 },
        alerts: [
          {
            state: "Alerting",
            value: "3e+00",
            labels: { alertname: title, grafana_folder: `Contract ${id} rules`, severity: "critical" },
            annotations: { summary: "contract", __dashboardUid__: "ct-board", __panelId__: "1" },
          },
        ],
      });
    });

    it("are listed by state, and their instances can be left out", async () => {
      expect((await own("&state=firing")).map((one) => one.name)).toEqual([title]);
      expect(await own("&state=normal")).toEqual([]);
      expect((await own("&limit_alerts=0"))[0]?.alerts).toBeUndefined();
      expect(await own("&dashboard_uid=no-such-uid-7f3a")).toEqual([]);
      const refused = await admin(`${STATE}/rules?state=nonsense`);
      expect([refused.status, refused.body]).toMatchObject([400, { status: "error", errorType: "bad_data" }]);
      const panel = await admin(`${STATE}/rules?panel_id=1`);
      expect([panel.status, panel.body]).toMatchObject([400, { error: "panel_id must be set with dashboard_uid" }]);
    });

    it("reach the Alertmanager with their origin, and can be filtered and grouped", async () => {
      const { body } = await client().call(`${ALERTS}?filter=${matcher}`);
      expect(body).toMatchObject([
        {
          fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
          status: { state: "active", silencedBy: [], inhibitedBy: [] },
          labels: { __alert_rule_uid__: uid, alertname: title },
          annotations: {
            summary: "contract",
            __orgId__: "1",
            __values__: '{"B":3}',
            __value_string__: expect.stringContaining("value=3"),
          },
          generatorURL: expect.stringMatching(new RegExp(`/alerting/grafana/${uid}/view`)),
          receivers: [{ name: expect.any(String) }],
        },
      ]);
      const [alert] = body as { startsAt: string; endsAt: string }[];
      expect(Date.parse(alert?.endsAt ?? "")).toBeGreaterThan(Date.now());
      expect((await client().call(`${ALERTS}?filter=${matcher}&active=false`)).body).toEqual([]);
      const groups = (await client().call(`${ALERTS}/groups?filter=${matcher}`)).body;
      expect(groups).toMatchObject([
        {
          labels: { alertname: title },
          alerts: [{ labels: { alertname: title } }],
          receiver: { name: expect.any(String) },
        },
      ]);
      const bad = await client().call(`${ALERTS}?filter=${encodeURIComponent("(")}`);
      expect([bad.status, bad.body]).toEqual([400, { message: "bad matcher format: (: unable to retrieve alerts" }]);
    });

    it("are suppressed by a silence, which the alert names", async () => {
      const json = {
        matchers: [{ name: "alertname", value: title, isRegex: false, isEqual: true }],
        startsAt: new Date().toISOString(),
        endsAt: new Date(Date.now() + 60_000).toISOString(),
        createdBy: "contract",
        comment: "contract",
      };
      const made = await client().callAsEditor("/api/alertmanager/grafana/api/v2/silences", { json });
      const { silenceID } = made.body as { silenceID: string };
      const status = async () =>
        ((await client().call(`${ALERTS}?filter=${matcher}`)).body as { status: object }[])[0]?.status;
      await vi.waitFor(
        async () => expect(await status()).toMatchObject({ state: "suppressed", silencedBy: [silenceID] }),
        {
          timeout: 10_000,
          interval: 500,
        },
      );
      expect((await client().call(`${ALERTS}?filter=${matcher}&silenced=false`)).body).toEqual([]);
      await client().callAsEditor(`/api/alertmanager/grafana/api/v2/silence/${silenceID}`, { method: "DELETE" });
    });

    it("keep what they went through, as a frame and as annotations", async () => {
      const [from, to] = [Math.floor(Date.now() / 1000) - 600, Math.ceil(Date.now() / 1000)];
      const { status, body } = await admin(`/api/v1/rules/history?ruleUID=${uid}&from=${from}&to=${to}`);
      expect(status).toBe(200);
      const { schema, data } = body as { schema: { fields: { name: string }[] }; data: { values: unknown[][] } };
      expect(schema.fields.map(({ name }) => name)).toEqual(["time", "text", "prev", "next", "data"]);
      expect(data.values.slice(2)).toEqual([["Normal"], ["Alerting"], ['{"values":{"B":3}}']]);
      expect(Number(data.values[0]?.[0])).toBeGreaterThan(from * 1_000_000);
      const annotations = (await admin(`/api/annotations?type=alert&alertUID=${uid}`)).body;
      expect(annotations).toMatchObject([
        {
          alertName: title,
          newState: "Alerting",
          prevState: "Normal",
          dashboardUID: expect.any(String),
          data: { values: { B: 3 } },
        },
      ]);
    });

    it("have no history without a rule, which the annotations cannot be asked for", async () => {
      const none = await admin("/api/v1/rules/history");
      expect([none.status, none.body]).toEqual([500, { message: "ruleUID is required to query annotations" }]);
      expect((await admin("/api/v1/rules/history?ruleUID=no-such-uid-7f3a")).status).toBe(500);
    });

    it("are gone once they are deleted", async () => {
      expect((await admin(`${RULES}/${uid}`, { method: "DELETE" })).status).toBe(204);
      expect((await admin(`${RULES}/${uid}`)).status).toBe(404);
      await vi.waitFor(async () => expect(await own()).toEqual([]), { timeout: 20_000, interval: 500 });
    });
  });
}
