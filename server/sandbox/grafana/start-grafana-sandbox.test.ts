import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectTo, type GrafanaClient } from "./contract/grafana-connection";
import { column, queryData } from "./contract/query-data";
import { searchShape } from "./contract/wire-shapes";
import { isServiceAccountToken } from "./http/service-account-tokens";
import { type GrafanaSandbox, startGrafanaSandbox } from "./start-grafana-sandbox";

const HOUR = Date.UTC(2026, 5, 3, 10);
const minute = (count: number) => HOUR + count * 60_000;
let now = minute(30);
let sandbox: GrafanaSandbox;
let grafana: GrafanaClient;

beforeAll(async () => {
  sandbox = await startGrafanaSandbox({ now: () => now, seed: 7 });
  grafana = connectTo(sandbox);
});
beforeEach(() => {
  now = minute(30);
  Object.assign(sandbox.faults, { mode: "ok", delayMs: 1000, only: null });
});
afterAll(() => sandbox.close());

interface Target {
  refId: string;
  expr?: string;
  datasource: { uid: string };
  [field: string]: unknown;
}
interface Panel {
  id: number;
  type: string;
  title: string;
  targets?: Target[];
}

const VARIABLES: Record<string, string> = { service: ".*", instance: ".*", window: "2m", quantile: "0.95" };
const read = async (uid: string) => {
  const { body } = await grafana.call(`/api/dashboards/uid/${uid}`);
  return (body as { dashboard: { panels: Panel[] } }).dashboard;
};
const filled = (target: Target): Target => ({
  ...target,
  datasource: { uid: target.datasource.uid === "${datasource}" ? "prom" : target.datasource.uid },
  ...(target.expr
    ? { expr: target.expr.replaceAll(/\$(\w+)/g, (whole, name: string) => VARIABLES[name] ?? whole) }
    : {}),
});

describe("tokens", () => {
  it("have the form and checksum of Grafana's service accounts", () => {
    expect(isServiceAccountToken("glsa_yscW25imSKJIuav8zF37RZmnbiDvB05G_fcaaf58a")).toBe(true);
    expect(isServiceAccountToken("glsa_yscW25imSKJIuav8zF37RZmnbiDvB05G_fcaaf58b")).toBe(false);
    expect([sandbox.token, sandbox.editorToken].map(isServiceAccountToken)).toEqual([true, true]);
    expect(sandbox.token).not.toBe(sandbox.editorToken);
  });

  it("stay the same over a restart with the same seed", async () => {
    const again = await startGrafanaSandbox({ seed: 7 });
    await again.close();
    expect([again.token, again.editorToken]).toEqual([sandbox.token, sandbox.editorToken]);
  });
});

describe("dashboards", () => {
  it("of the node exporter is listed only when there is a real Prometheus", async () => {
    const uids = searchShape.parse((await grafana.call("/api/search?type=dash-db")).body).map(({ uid }) => uid);
    expect(uids.sort()).toEqual(["shop-checkout", "shop-database", "shop-overview", "testdata-lab"]);
    const real = await startGrafanaSandbox({ prometheusUrl: sandbox.url });
    const { body } = await connectTo(real).call("/api/search?query=node");
    await real.close();
    expect(body).toMatchObject([{ uid: "node-exporter" }]);
  });

  it.each(["shop-overview", "shop-checkout", "shop-database"])(
    "%s has data in every panel during an incident",
    async (uid) => {
      const { panels } = await read(uid);
      const asked = panels.filter((panel) => (panel.targets?.length ?? 0) > 0);
      expect(asked.length).toBeGreaterThan(8);
      const lacking: string[] = [];
      for (const panel of asked) {
        const queries = (panel.targets ?? []).map(filled);
        const answer = await queryData(grafana, "prom", queries, { from: minute(0), to: minute(30) });
        for (const { refId } of queries) {
          const rows = answer.frames(refId).flatMap(({ data }) => data.values[0] ?? []).length;
          if (rows === 0) lacking.push(`${panel.title} ${refId}: ${answer.results[refId]?.error ?? "no data"}`);
        }
      }
      expect(lacking).toEqual([]);
    },
  );

  it("hold each panel's id once, and every type the room draws", async () => {
    const boards = await Promise.all(["shop-overview", "shop-checkout", "shop-database", "testdata-lab"].map(read));
    for (const { panels } of boards) expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const types = new Set(boards.flatMap(({ panels }) => panels.map(({ type }) => type)));
    expect([...types].sort()).toEqual([
      "bargauge",
      "gauge",
      "geomap",
      "logs",
      "row",
      "stat",
      "table",
      "text",
      "timeseries",
    ]);
  });

  it("are cheap to fill: six hours in steps of 15 s", async () => {
    const { panels } = await read("shop-overview");
    const fill = () =>
      Promise.all(
        panels.map(async (panel) => {
          const queries = (panel.targets ?? []).map((target) => ({
            ...filled(target),
            intervalMs: 15_000,
            maxDataPoints: 1440,
          }));
          return queries.length > 0
            ? queryData(grafana, "prom", queries, { from: minute(-330), to: minute(30) })
            : undefined;
        }),
      );
    await fill();
    const before = process.cpuUsage();
    const answers = await fill();
    const { user, system } = process.cpuUsage(before);
    expect(answers.filter((answer) => answer?.status === 200).length).toBe(13);
    // About 0.25 s with this client's own parsing; the bound leaves room for a slow and crowded machine.
    expect((user + system) / 1e6).toBeLessThan(1.5);
  });
});

describe("the incident", () => {
  const value = async (expr: string) => {
    const answer = await queryData(grafana, "prom", [{ expr, instant: true, range: false }], {
      from: minute(0),
      to: now,
    });
    return Number(column(answer.frame("A"), "number")[0]);
  };
  const ERRORS =
    'sum(rate(http_requests_total{service="checkout",code=~"5.."}[2m])) / sum(rate(http_requests_total{service="checkout"}[2m]))';

  it("fires alerts that lead to the panel that shows it", async () => {
    const { body } = await grafana.call("/api/prometheus/grafana/api/v1/rules");
    const [group] = (
      body as { data: { groups: { rules: { state: string; annotations: Record<string, string> }[] }[] } }
    ).data.groups;
    const firing = group?.rules.filter(({ state }) => state === "firing") ?? [];
    expect(firing).toHaveLength(3);
    for (const { annotations } of firing) {
      const { panels } = await read(annotations.__dashboardUid__ ?? "");
      expect(panels.some(({ id }) => id === Number(annotations.__panelId__))).toBe(true);
    }
  });

  it("is told by Prometheus, by the logs and by the annotations alike", async () => {
    expect(await value(ERRORS)).toBeGreaterThan(0.15);
    const { body } = await grafana.call(`/api/annotations?from=${minute(0)}&to=${minute(30)}&tags=deploy`);
    expect(body).toMatchObject([
      { time: minute(18), tags: ["deploy", "checkout", "v87"], text: expect.stringContaining("v87") },
    ]);
    const logs = { expr: 'sum(count_over_time({service="checkout"} |= "pool exhausted" [5m]))', queryType: "instant" };
    const answer = await queryData(grafana, "loki", [logs], { from: minute(20), to: minute(30) });
    expect(Number(column(answer.frame("A"), "number")[0])).toBeGreaterThan(10);
    now = minute(15);
    expect(await value(ERRORS)).toBeLessThan(0.01);
  });

  it("can be healed by hand", async () => {
    const drill = await startGrafanaSandbox({ now: () => now, incidents: "manual" });
    const rules = async () => (await connectTo(drill).call("/api/prometheus/grafana/api/v1/rules?state=firing")).text;
    drill.shop.deploy();
    now += 5 * 60_000;
    expect(await rules()).toContain("Checkout error ratio is high");
    drill.shop.rollback();
    now += 10 * 60_000;
    expect(await rules()).not.toContain("Checkout error ratio is high");
    await drill.close();
  });
});

describe("faults", () => {
  const probe = () => grafana.call("/api/org");

  it("error500, html502 and redirect-login answer as a broken Grafana or its proxy would", async () => {
    sandbox.faults.mode = "error500";
    expect(await probe()).toMatchObject({ status: 500, body: { message: expect.any(String) } });
    sandbox.faults.mode = "html502";
    expect(await probe()).toMatchObject({ status: 502, body: undefined, text: expect.stringContaining("<html>") });
    sandbox.faults.mode = "redirect-login";
    const redirected = await probe();
    expect([redirected.status, redirected.headers.get("location")]).toEqual([302, "/login"]);
  });

  it("down and truncated break the connection", async () => {
    sandbox.faults.mode = "down";
    await expect(probe()).rejects.toThrow(/fetch failed/);
    sandbox.faults.mode = "truncated";
    await expect(probe()).rejects.toThrow(/terminated|aborted|closed/);
    sandbox.faults.mode = "ok";
    expect((await probe()).status).toBe(200);
  });

  it("slow waits, and can be limited to some paths", async () => {
    Object.assign(sandbox.faults, { mode: "slow", delayMs: 120, only: /\/api\/org/ });
    const started = performance.now();
    expect((await probe()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(110);
    sandbox.faults.mode = "down";
    expect((await grafana.call("/api/search")).status).toBe(200);
  });

  it("a caller that hangs up is noticed and its query let go", async () => {
    const before = sandbox.traffic.aborted;
    const slow = { refId: "A", datasource: { uid: "testdata" }, scenarioId: "slow_query", stringInput: "30s" };
    const call = grafana.call("/api/ds/query", {
      json: { from: "now-1h", to: "now", queries: [slow] },
      signal: AbortSignal.timeout(100),
    });
    await expect(call).rejects.toThrow(/abort|timeout/i);
    await expect.poll(() => sandbox.traffic.aborted).toBe(before + 1);
  });
});

describe("what is not the API", () => {
  it("is a page that says what this is, with the name made safe", async () => {
    const page = await grafana.call("/d/shop-overview/shop-overview?from=now-1h", { authorization: null });
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=UTF-8"]);
    expect(page.text).toContain("Grafana sandbox");
    const strange = await grafana.call("/d/%3Cscript%3Ealert(1)%3C%2Fscript%3E", { authorization: null });
    expect(strange.status).toBe(404);
    expect(strange.text).not.toContain("<script>");
  });

  it("leads to the login, as a Grafana without a session does", async () => {
    const { status, headers } = await grafana.call("/alerting/list", { authorization: null });
    expect([status, headers.get("location")]).toEqual([302, "/login?redirectTo=%2Falerting%2Flist"]);
  });
});
