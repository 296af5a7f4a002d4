import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "@playwright/test";
import { Pool } from "undici";
import { AppProcess } from "../../playwright/processes/app-process";
import { GrafanaProcess } from "../../playwright/processes/grafana-process";
import { Api } from "../../playwright/api";
import { benchDatabase } from "./bench-database";
import { launchChromium } from "./launch-chromium";
import { openPage } from "./open-page";
import { type BenchResult, quantile, rounded } from "./result";
import { signIn } from "./sign-in";
import { seenAt, type SeenOn, watchFor } from "./webhook-page";

const ALERTS = 20;
const GAP_MS = { least: 800, most: 3_200 };
const PATIENCE_MS = 15_000;
const TARGET = { p50Ms: 150, p95Ms: 500 };
const PAGES = ["board", "room", "home"] as const;
type PageName = (typeof PAGES)[number];
/** And the peer: somebody who reloads the board in the moment in which the alert fires, and again until it is there. */
type Took = Record<PageName | "reload", number[]>;

interface Hook {
  path: string;
  authorization: string;
}

/**
 * From a webhook's first byte until what it tells is drawn: on the board and the home page the line of an incident that
 * it opens, in a room the line of an alert that joins it.
 */
export async function webhookToPage(): Promise<BenchResult> {
  execFileSync("node", [".config/build.mjs"], { stdio: ["ignore", process.stderr, process.stderr] });
  return benchDatabase(async ({ url: databaseUrl }) => {
    const grafana = await GrafanaProcess.launch();
    const env = { DATABASE_URL: databaseUrl, GRAFANA_URL: grafana.url, GRAFANA_TOKEN: grafana.token };
    const app = await AppProcess.launch(env);
    const browser = await launchChromium();
    try {
      return resultOf(await measure(browser, app.url));
    } finally {
      await browser.close();
      await app.remove();
      await grafana.stop();
    }
  });
}

/** An incident for each alert with a label `own`, and one that all others share. */
async function prepare(api: Api): Promise<Hook> {
  await api.mutate("alert.createRule", {
    name: "Bench",
    condition: "has(labels.own) || has(labels.shared)",
    action: "open",
    settings: { groupBy: ["own"] },
  });
  const { source, secret } = await api.mutate<{ source: { url: string }; secret: string }>("intake.create", {
    kind: "alertmanager",
    name: "Bench",
    verification: "bearer",
  });
  return { path: new URL(source.url).pathname, authorization: `Bearer ${secret}` };
}

async function measure(browser: Browser, url: string): Promise<Took> {
  let hook: Hook = { path: "", authorization: "" };
  const session = await signIn(browser, url, async (api) => (hook = await prepare(api)), "admin");
  const sender = new Pool(url, { connections: 1 });
  const context = await browser.newContext({ baseURL: url, storageState: session });
  try {
    await send(sender, hook, "first", { shared: "yes" });
    const room = await roomOf(new Api(context.request, url));
    const pages: Record<PageName, Page> = {
      board: await openPage(context, "/incidents"),
      room: await openPage(context, `/incidents/${room}`),
      home: await openPage(context, "/"),
    };
    const reloading = await openPage(context, "/incidents");
    const took: Took = { board: [], room: [], home: [], reload: [] };
    for (let n = 0; n < ALERTS; n++) {
      await sleep(GAP_MS.least + Math.random() * (GAP_MS.most - GAP_MS.least));
      const own = await timed(sender, hook, pages, ["board", "home"], `Own ${n}`, { own: String(n) });
      await sleep(GAP_MS.least);
      const shared = await timed(sender, hook, pages, ["room"], `Shared ${n}`, { shared: "yes" });
      for (const { page, ms } of [...own, ...shared]) took[page].push(ms);
      await sleep(GAP_MS.least);
      const sentAt = Date.now();
      await send(sender, hook, `Again ${n}`, { own: `again ${n}` });
      took.reload.push((await reloadedUntil(reloading, `Again ${n}`)) - sentAt);
      process.stderr.write(
        `  webhook-to-page ${n + 1}/${ALERTS}: ${[...own, ...shared].map(({ page, ms }) => `${page} ${rounded(ms, 0)} ms`).join(", ")}\n`,
      );
    }
    return took;
  } finally {
    await context.close();
    await sender.close();
  }
}

async function reloadedUntil(page: Page, text: string): Promise<number> {
  for (;;) {
    await page.reload({ waitUntil: "domcontentloaded" });
    if (await page.getByText(text, { exact: true }).first().isVisible()) return Date.now();
  }
}

async function roomOf(api: Api): Promise<number> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(100)) {
    const { items } = await api.query<{ items: { number: number }[] }>("incident.list", {});
    if (items[0]) return items[0].number;
  }
  throw new Error("The first alert opened no incident");
}

async function timed(
  sender: Pool,
  hook: Hook,
  pages: Record<PageName, Page>,
  names: readonly PageName[],
  alert: string,
  labels: Record<string, string>,
): Promise<(SeenOn & { page: PageName })[]> {
  await Promise.all(names.map((name) => watchFor(pages[name], alert)));
  const sentAt = Date.now();
  await send(sender, hook, alert, labels);
  return Promise.all(names.map(async (page) => ({ page, ms: (await seenAt(pages[page], PATIENCE_MS)) - sentAt })));
}

async function send(sender: Pool, hook: Hook, alert: string, labels: Record<string, string>): Promise<void> {
  const body = JSON.stringify({
    version: "4",
    groupKey: alert,
    truncatedAlerts: 0,
    status: "firing",
    receiver: "bench",
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    externalURL: "http://alertmanager.example",
    alerts: [
      {
        status: "firing",
        labels: { alertname: alert, severity: "critical", ...labels },
        annotations: { summary: alert },
        startsAt: new Date().toISOString(),
        endsAt: "0001-01-01T00:00:00Z",
        generatorURL: "http://prometheus.example/graph",
      },
    ],
  });
  const headers = { authorization: hook.authorization, "content-type": "application/json" };
  const answer = await sender.request({ path: hook.path, method: "POST", headers, body });
  await answer.body.dump();
  if (answer.statusCode !== 202) throw new Error(`The webhook was answered with ${answer.statusCode}`);
}

function resultOf(took: Took): BenchResult {
  const all = PAGES.flatMap((page) => took[page]);
  const [p50, p95] = [quantile(all, 0.5), quantile(all, 0.95)];
  const reload = quantile(took.reload, 0.5);
  const each = (q: number, suffix: string) =>
    Object.fromEntries(PAGES.map((page) => [`${page}${suffix}`, rounded(quantile(took[page], q), 0)]));
  const worst = (q: number) => Math.max(...PAGES.map((page) => quantile(took[page], q)));
  return {
    name: "webhook-to-page",
    value: rounded(p50, 0),
    unit: "ms from the webhook's first byte until it is drawn, p50 over board, room and home page",
    peer: "reloading the board in that very moment",
    peerValue: rounded(reload, 0),
    ratio: rounded(reload / p50),
    target: `p50 <= ${TARGET.p50Ms} ms and p95 <= ${TARGET.p95Ms} ms on each page`,
    met: worst(0.5) <= TARGET.p50Ms && worst(0.95) <= TARGET.p95Ms,
    also: { p95Ms: rounded(p95, 0), ...each(0.5, "P50Ms"), ...each(0.95, "P95Ms") },
  };
}
