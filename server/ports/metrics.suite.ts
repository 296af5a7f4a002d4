import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AlertRule, AlertRuleFilter, Metrics } from "./metrics";

/** What an adapter has to hold for the suite: see the constants beside it. */
export interface MetricsHarness {
  metrics: Metrics;
  stop(): Promise<void>;
}

export const SUITE_RANGE = { from: 1_764_000_000_000, to: 1_764_003_600_000 };
export const SUITE_MARK = {
  id: "7",
  time: SUITE_RANGE.from + 60_000,
  timeEnd: SUITE_RANGE.from + 120_000,
  title: "",
  text: "Deployed v87",
  tags: ["deploy", "checkout"],
  panelId: 2,
};
export const SUITE_RULE = {
  uid: "r1",
  name: "High latency",
  state: "firing",
  health: "ok",
  lastError: "",
  activeAt: SUITE_RANGE.from,
  evaluatedAt: SUITE_RANGE.to,
  paused: false,
  group: "api",
  folderUid: "ops",
  folderTitle: "Ops",
  labels: { severity: "critical" },
  annotations: { summary: "Slow" },
  dashboardUid: "shop",
  panelId: 2,
  instances: [{ labels: { severity: "critical" }, state: "firing", activeAt: SUITE_RANGE.from, value: "9.2e-01" }],
} satisfies AlertRule;
/** A rule of another dashboard, for which nothing is wrong. */
export const SUITE_QUIET_RULE = {
  ...SUITE_RULE,
  uid: "r2",
  name: "Disk is full",
  state: "inactive",
  activeAt: null,
  dashboardUid: "elsewhere",
  instances: [],
} satisfies AlertRule;
export const SUITE_FRAME = {
  schema: {
    refId: "A",
    fields: [
      { name: "Time", type: "time" },
      { name: "Value", type: "number" },
    ],
  },
  data: { values: [[SUITE_RANGE.from], [1.5]] },
};
/** The query that fails, and how. */
export const SUITE_ERROR = { expr: "sum(", error: "bad_data: unexpected end of input" };
/** The resource that answers. */
export const SUITE_RESOURCE = {
  uid: "prom",
  path: "api/v1/label/job/values",
  body: { status: "success", data: ["api", "db"] },
};

const prom = { type: "prometheus", uid: "prom" };
const query = (refId: string, expr: string) => ({
  refId,
  expr,
  datasource: prom,
  intervalMs: 15_000,
  maxDataPoints: 100,
});

/** The promise of the metrics port, for every adapter. */
export function metricsSuite(name: string, start: () => Promise<MetricsHarness>): void {
  describe(`metrics: ${name}`, () => {
    let harness: MetricsHarness;
    beforeAll(async () => {
      harness = await start();
    });
    afterAll(async () => {
      await harness.stop();
    });

    it("answers each query by its refId", async () => {
      const answer = await harness.metrics.query({ range: SUITE_RANGE, queries: [query("A", "up")] });
      expect(answer.status).toBe(200);
      expect(answer.body.results.A).toMatchObject({ frames: [SUITE_FRAME] });
    });

    it("keeps what succeeded when another query fails", async () => {
      const queries = [query("A", "up"), query("B", SUITE_ERROR.expr)];
      const answer = await harness.metrics.query({ range: SUITE_RANGE, queries });
      expect([207, 400]).toContain(answer.status);
      expect(answer.body.results.A).toMatchObject({ frames: [SUITE_FRAME] });
      expect(answer.body.results.B).toMatchObject({ error: SUITE_ERROR.error });
    });

    it("reads a data source's own paths, and refuses those that do not exist", async () => {
      const { uid, path, body } = SUITE_RESOURCE;
      await expect(harness.metrics.resource(uid, path, [])).resolves.toEqual(body);
      await expect(harness.metrics.resource(uid, "api/v1/label/nothing/values", [])).rejects.toMatchObject({
        code: "GRAFANA_REFUSED",
      });
    });

    it("finds marks by dashboard and by tags", async () => {
      const span = { ...SUITE_RANGE, limit: 10 };
      await expect(harness.metrics.annotations({ ...span, dashboardUid: "shop" })).resolves.toEqual([SUITE_MARK]);
      await expect(harness.metrics.annotations({ ...span, tags: ["deploy", "checkout"] })).resolves.toEqual([
        SUITE_MARK,
      ]);
      await expect(harness.metrics.annotations({ ...span, tags: ["deploy", "other"] })).resolves.toEqual([]);
      await expect(harness.metrics.annotations({ ...span, dashboardUid: "elsewhere" })).resolves.toEqual([]);
    });

    it("tells whose marks they are only when it is asked", async () => {
      const span = { ...SUITE_RANGE, limit: 10, dashboardUid: "shop" };
      const [plain] = await harness.metrics.annotations(span);
      expect(plain).not.toHaveProperty("dashboardUid");
      const [told] = await harness.metrics.annotations({ ...span, withOrigin: true, writtenOnly: true });
      expect(told).toMatchObject({ ...SUITE_MARK, dashboardUid: "shop" });
    });

    it("gives the rules of one dashboard only", async () => {
      await expect(harness.metrics.alertRules({ dashboardUid: "shop" })).resolves.toEqual([SUITE_RULE]);
      await expect(harness.metrics.alertRules({ dashboardUid: "other" })).resolves.toEqual([]);
    });

    it("gives the rules of all dashboards, and those in some states", async () => {
      const uids = async (filter: AlertRuleFilter) =>
        (await harness.metrics.alertRules(filter)).map(({ uid }) => uid).sort();
      await expect(uids({})).resolves.toEqual(["r1", "r2"]);
      await expect(uids({ states: ["firing"] })).resolves.toEqual(["r1"]);
      await expect(uids({ states: ["inactive", "pending"], folderUid: "ops" })).resolves.toEqual(["r2"]);
      await expect(uids({ folderUid: "elsewhere" })).resolves.toEqual([]);
    });

    it("rejects with the reason of an abort", async () => {
      const reason = new Error("gone");
      const asked = harness.metrics.query(
        { range: SUITE_RANGE, queries: [query("A", "up")] },
        AbortSignal.abort(reason),
      );
      await expect(asked).rejects.toBe(reason);
    });
  });
}
