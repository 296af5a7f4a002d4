import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "@playwright/test";
import { Api } from "../../playwright/api";
import { type Hook, newHook } from "./new-hook";
import { openPage } from "./open-page";
import { framesOf, type PageFrames, watchFrames } from "./page-frames";
import { rounded } from "./result";
import { sendHooks, type Sent } from "./send-hooks";
import { signIn } from "./sign-in";
import { withApp } from "./with-app";

/** 1,000 alerts in 10 seconds, as the bench of the server alone has it. */
const STORM = { webhooks: 100, alertsEach: 10, everyMs: 100, atOnce: 50 };
/** Pages without a storm, as long as the storm. */
const CALM_MS = 10_000;
const ROUNDS = 3;
const PATIENCE_MS = 30_000;
const RULE = { condition: 'labels.alertname == "HighErrorRate"', groupBy: ["alertname"] };
const PAGES = ["board", "room"] as const;
type PageName = (typeof PAGES)[number];

interface Round {
  sent: Sent;
  calm: Record<PageName, PageFrames>;
  storm: Record<PageName, PageFrames>;
  /** From the last answer until both pages show every alert. */
  shownMs: number;
  incidents: number;
}
interface Listed {
  items: { number: number; alerts: { firing: number } | null }[];
}

/**
 * What somebody with the board, and somebody with the room of the incident, see while the storm passes: frames, beside
 * those of the same pages just before. Sender, server, database and browser share the machine.
 * @throws Error where a page does not show every alert in the end
 */
export async function stormPages(): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push(await withApp(measure));
    const { calm, storm, shownMs } = rounds[round]!;
    const told = PAGES.map(
      (page) =>
        `${page} p95 ${rounded(storm[page].p95Ms, 1)} ms (calm ${rounded(calm[page].p95Ms, 1)}), ` +
        `worst ${rounded(storm[page].worstMs, 0)} ms, ${rounded(storm[page].slowShare * 100, 1)} % slow`,
    );
    process.stderr.write(
      `  storm in pages ${round + 1}/${ROUNDS}: ${told.join("; ")}; all shown after ${rounded(shownMs, 0)} ms\n`,
    );
  }
  return rounds;
}

async function measure(browser: Browser, url: string): Promise<Round> {
  let hook: Hook = { path: "", authorization: "" };
  const session = await signIn(browser, url, async (api) => (hook = await newHook(api, RULE)), "admin");
  const context = await browser.newContext({ baseURL: url, storageState: session });
  const api = new Api(context.request, url);
  const to = { port: Number(new URL(url).port), ...hook };
  await sendHooks({ ...to, atOnce: 1, webhooks: 1, alertsEach: 1 });
  const { number } = await incidentWith(api, 1);
  const pages: Record<PageName, Page> = {
    board: await openPage(browser, { url, session, path: "/incidents" }),
    room: await openPage(browser, { url, session, path: `/incidents/${number}` }),
  };
  const watched = async <Result>(work: () => Promise<Result>) => {
    for (const page of PAGES) await watchFrames(pages[page]);
    const result = await work();
    return { result, frames: { board: await framesOf(pages.board), room: await framesOf(pages.room) } };
  };
  const { frames: calm } = await watched(() => sleep(CALM_MS));
  const { result, frames: storm } = await watched(async () => {
    const sent = await sendHooks({ ...to, ...STORM });
    const from = performance.now();
    await Promise.all(PAGES.map((page) => showsAll(pages[page])));
    return { sent, shownMs: performance.now() - from };
  });
  const { incidents } = await incidentWith(api, STORM.webhooks * STORM.alertsEach);
  return { ...result, calm, storm, incidents };
}

/** Waits until the one incident has so many alerts. */
async function incidentWith(api: Api, alerts: number): Promise<{ number: number; incidents: number }> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(100)) {
    const { items } = await api.query<Listed>("incident.list", {});
    const storm = items.find((item) => item.alerts?.firing === alerts);
    if (storm) return { number: storm.number, incidents: items.length };
  }
  throw new Error(`No incident has ${alerts} alerts`);
}

/** Until a page says how many alerts fire. */
async function showsAll(page: Page): Promise<void> {
  const all = STORM.webhooks * STORM.alertsEach;
  await page.waitForFunction(
    (count) =>
      new RegExp(`(^|\\D)${String(count).replace(/(\d)(?=(\d{3})+$)/g, "$1,?")}(\\D|$)`, "m").test(
        document.body.innerText,
      ),
    all,
    { timeout: PATIENCE_MS, polling: 500 },
  );
}
