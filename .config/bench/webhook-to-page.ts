import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "@playwright/test";
import { Pool } from "undici";
import { Api } from "../../playwright/api";
import { type Hook, newHook } from "./new-hook";
import { openPage } from "./open-page";
import { type BenchResult, quantile, rounded } from "./result";
import { signIn } from "./sign-in";
import { seenAt, type SeenOn, watchFor } from "./webhook-page";
import { withApp } from "./with-app";

const ALERTS = 20;
const GAP_MS = { least: 800, most: 3_200 };
const PATIENCE_MS = 15_000;
const TARGET = { p50Ms: 150, p95Ms: 500 };
/** An incident for each alert with a label `own`, and one that all others share. */
const RULE = { condition: "has(labels.own) || has(labels.shared)", groupBy: ["own"] };
const SHARED = "Checkout errors";
const PAGES = ["board", "room", "home"] as const;
type PageName = (typeof PAGES)[number];
/** And the peer: somebody who reloads the board in the moment in which the alert fires, and again until it is there. */
type Took = Record<PageName | "reload", number[]>;

/**
 * From a webhook's first byte until what it tells is drawn: on the board and the home page the line of an incident that
 * it opens, in a room the count of alerts that fire, one of which joins it.
 */
export async function webhookToPage(): Promise<BenchResult> {
  return withApp(async (browser, url) => resultOf(await measure(browser, url)));
}

async function measure(browser: Browser, url: string): Promise<Took> {
  let hook: Hook = { path: "", authorization: "" };
  const session = await signIn(browser, url, async (api) => (hook = await newHook(api, RULE)), "admin");
  const sender = new Pool(url, { connections: 1 });
  const context = await browser.newContext({ baseURL: url, storageState: session });
  const open = (path: string) => openPage(browser, { url, session, path });
  try {
    await send(sender, hook, SHARED, { shared: "yes", pod: "first" });
    const room = await roomOf(new Api(context.request, url));
    const pages: Record<PageName, Page> = {
      board: await open("/incidents"),
      room: await open(`/incidents/${room}`),
      home: await open("/"),
    };
    const took: Took = { board: [], room: [], home: [], reload: [] };
    const pause = () => sleep(GAP_MS.least + Math.random() * (GAP_MS.most - GAP_MS.least));
    for (let n = 0; n < ALERTS; n++) {
      await pause();
      const own = await timed(sender, hook, pages, ["board", "home"], `Own ${n}`, `Own ${n}`, { own: String(n) });
      await pause();
      const pod = String(n);
      const shared = await timed(sender, hook, pages, ["room"], `×${n + 2}`, SHARED, { shared: "yes", pod });
      for (const { page, ms } of [...own, ...shared]) took[page].push(ms);
      process.stderr.write(
        `  webhook-to-page ${n + 1}/${ALERTS}: ${[...own, ...shared].map(({ page, ms }) => `${page} ${rounded(ms, 0)} ms`).join(", ")}\n`,
      );
    }
    const reloading = await open("/incidents");
    for (let n = 0; n < ALERTS; n++) {
      await pause();
      const sentAt = Date.now();
      await send(sender, hook, `Again ${n}`, { own: `again ${n}` });
      took.reload.push((await reloadedUntil(reloading, `Again ${n}`)) - sentAt);
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
  text: string,
  alert: string,
  labels: Record<string, string>,
): Promise<(SeenOn & { page: PageName })[]> {
  await Promise.all(names.map((name) => watchFor(pages[name], text)));
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
