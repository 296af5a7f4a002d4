import { alertFeedSuite } from "@/server/ports/alert-feed.suite";
import { silencerSuite } from "@/server/ports/silencer.suite";
import { createAlertmanagerAdapter } from "./alertmanager-adapter";
import { startAlertmanager } from "./testing/start-alertmanager";

/** Alertmanager groups what it has a moment later. */
async function untilGrouped(url: string, count: number): Promise<void> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; await new Promise((go) => setTimeout(go, 100))) {
    const groups = (await (await fetch(`${url}/api/v2/alerts/groups`)).json()) as { alerts: unknown[] }[];
    if (groups.flatMap(({ alerts }) => alerts).length >= count) return;
  }
  throw new Error("The Alertmanager has not grouped its alerts");
}

const start = async () => {
  const startedAt = Date.now();
  const server = await startAlertmanager({
    route: {
      receiver: "war-room",
      group_by: ["alertname"],
      routes: [{ receiver: "disks (all)", matchers: ["alertname=DiskFull"] }],
    },
    receivers: [{ name: "war-room" }, { name: "disks (all)" }],
  });
  const alerts = [
    { alertname: "CheckoutErrors", severity: "critical", service: "checkout" },
    { alertname: "CheckoutErrors", severity: "warning", service: "gateway" },
    { alertname: "DiskFull", severity: "warning", instance: "db-0:9100", path: 'C:\\data "x"\nsecond line' },
    { alertname: "嚴重 錯誤", service: "結帳" },
  ].map((labels) => ({ labels, annotations: { summary: "x" }, generatorURL: "http://prometheus.example/graph" }));
  await fetch(`${server.url}/api/v2/alerts`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(alerts),
  });
  await untilGrouped(server.url, alerts.length);
  const { close, ...ports } = createAlertmanagerAdapter({ url: `${server.url}/` });
  const stop = async () => {
    await close();
    await server.stop();
  };
  return { ...ports, firingRule: null, startedAt, stop };
};

silencerSuite("a real Alertmanager", start);
alertFeedSuite("a real Alertmanager", start);
