import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "@/server/platform/errors";
import { alertRuleParams, readAlertRules } from "./alert-rules";

const AT = "2026-11-22T09:00:00Z";
const NEVER = "0001-01-01T00:00:00Z";
const rule = {
  state: "firing",
  name: "High latency",
  uid: "r1",
  health: "ok",
  type: "alerting",
  lastEvaluation: AT,
  labels: { severity: "critical" },
  annotations: { summary: "Slow", __dashboardUid__: "shop", __panelId__: "2" },
  alerts: [
    { labels: { pod: "a" }, state: "Normal (NoData)", activeAt: AT, value: "" },
    { labels: { pod: "b" }, state: "Alerting", activeAt: AT, value: "9.2e-01" },
  ],
};
const body = (...rules: object[]) => ({
  status: "success",
  data: { groups: [{ name: "api", file: "Ops", folderUid: "ops", rules }] },
});

describe("the alert rules of an answer", () => {
  it("carry their instances, since when, and the panel that they name", () => {
    expect(readAlertRules(body(rule), { instances: 10 })).toEqual([
      {
        uid: "r1",
        name: "High latency",
        state: "firing",
        health: "ok",
        lastError: "",
        activeAt: Date.parse(AT),
        evaluatedAt: Date.parse(AT),
        paused: false,
        group: "api",
        folderUid: "ops",
        folderTitle: "Ops",
        labels: { severity: "critical" },
        annotations: { summary: "Slow" },
        dashboardUid: "shop",
        panelId: 2,
        instances: [
          { labels: { pod: "a" }, state: "normal", activeAt: Date.parse(AT), value: "" },
          { labels: { pod: "b" }, state: "firing", activeAt: Date.parse(AT), value: "9.2e-01" },
        ],
      },
    ]);
  });

  it("are as active as the instance that is so longest", () => {
    const quiet = { ...rule, state: "inactive", activeAt: NEVER, alerts: [{ state: "Normal", activeAt: AT }] };
    expect(readAlertRules(body(quiet), {})[0]).toMatchObject({ activeAt: null, state: "inactive" });
    const own = { ...rule, activeAt: "2026-11-22T08:00:00Z" };
    expect(readAlertRules(body(own), {})[0]?.activeAt).toBe(Date.parse("2026-11-22T08:00:00Z"));
    const fresh = { ...rule, lastEvaluation: NEVER };
    expect(readAlertRules(body(fresh), {})[0]?.evaluatedAt).toBeNull();
  });

  it("are unknown, not well, where an evaluation failed or has not happened", () => {
    for (const health of ["error", "nodata", "unknown"])
      expect(readAlertRules(body({ ...rule, state: "inactive", health }), {})[0]?.state).toBe("unknown");
    expect(readAlertRules(body({ ...rule, state: "recovering" }), {})[0]?.state).toBe("recovering");
  });

  it("are filtered here, since older versions filter nothing", () => {
    const others = [
      { ...rule, uid: "r2", annotations: { __dashboardUid__: "db" } },
      { ...rule, uid: "r3", state: "inactive", annotations: null },
      { ...rule, uid: "r4", type: "recording" },
    ];
    const uids = (filter: Parameters<typeof readAlertRules>[1]) =>
      readAlertRules(body(rule, ...others), filter).map(({ uid }) => uid);
    expect(uids({})).toEqual(["r1", "r2", "r3"]);
    expect(uids({ dashboardUid: "shop" })).toEqual(["r1"]);
    expect(uids({ dashboardUid: "shop", panelId: 3 })).toEqual([]);
    expect(uids({ states: ["inactive"] })).toEqual(["r3"]);
    expect(uids({ folderUid: "elsewhere" })).toEqual([]);
    expect(readAlertRules(body(rule), {})[0]?.instances).toHaveLength(1);
  });

  it("are asked for in Grafana's own words", () => {
    const filter = { dashboardUid: "shop", panelId: 2, folderUid: "ops", states: ["firing", "inactive"] as const };
    expect(
      new URLSearchParams(alertRuleParams({ ...filter, states: [...filter.states], instances: 50 })).toString(),
    ).toBe("dashboard_uid=shop&panel_id=2&folder_uid=ops&state=firing&state=normal&limit_alerts=50");
  });

  it("are read or refused, whatever comes", () => {
    const odd = fc.oneof(fc.anything(), fc.record({ data: fc.record({ groups: fc.array(fc.anything()) }) }));
    fc.assert(
      fc.property(odd, (given) => {
        try {
          expect(Array.isArray(readAlertRules(given, {}))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
    );
    expect(readAlertRules({ data: { groups: null } }, {})).toEqual([]);
  });
});
