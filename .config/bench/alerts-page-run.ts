import type { Browser } from "@playwright/test";
import type { Session } from "./sign-in";

/** What somebody sees who opens the alerts with nothing stored in the browser, and looks for some of them. */
export interface AlertsOpened {
  /** From the start of the navigation until the first alert is drawn. */
  firstRowMs: number;
  /** From the last letter of a filter until those that fit are drawn, and no others. */
  filterMs: number;
  /** All that came until the first alert was drawn and the line was still. */
  kb: number;
  nodes: number;
  /** Time between two frames while the list is scrolled, that of 95 of 100. */
  frameP95Ms: number;
}

interface Opening {
  url: string;
  session?: Session;
  filter: string;
  /** How many alerts fit it. */
  fitting: number;
}

const PATIENCE_MS = 60_000;
/** A quick reader's wheel: 2,400 pixels a second. */
const SCROLL = { steps: 120, px: 40 };
const KB = 1_024;

interface Watched extends Window {
  firstRowAt?: number;
  wroteAt?: number;
}

function watch(): void {
  const look = (): void => {
    if (!document.querySelector("[data-alert]")) return void requestAnimationFrame(look);
    // The frame after the one that has it is on the screen.
    requestAnimationFrame(() => Object.assign(window, { firstRowAt: performance.now() }));
  };
  requestAnimationFrame(look);
  document.addEventListener("input", () => Object.assign(window, { wroteAt: performance.now() }), true);
}

/** Scrolls from frame to frame and says how long each took. */
function scroll({ steps, px }: { steps: number; px: number }): Promise<number[]> {
  const row = document.querySelector("[data-alert]");
  let scroller: Element = document.documentElement;
  for (let at = row?.parentElement; at; at = at.parentElement)
    if (at.scrollHeight > at.clientHeight + 1 && getComputedStyle(at).overflowY !== "visible") {
      scroller = at;
      break;
    }
  return new Promise((resolve) => {
    const frames: number[] = [];
    let before = performance.now();
    requestAnimationFrame(function step() {
      const now = performance.now();
      frames.push(now - before);
      before = now;
      if (frames.length > steps) return resolve(frames.slice(1));
      scroller.scrollBy(0, px);
      requestAnimationFrame(step);
    });
  });
}

export async function openAlertsOnce(
  browser: Browser,
  { url, session, filter, fitting }: Opening,
): Promise<AlertsOpened> {
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ baseURL: url, viewport, ...(session && { storageState: session }) });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    // What runs TypeScript here wraps functions in a call that pages do not have.
    await page.addInitScript("globalThis.__name = (each) => each");
    await page.addInitScript(watch);
    const devtools = await context.newCDPSession(page);
    let bytes = 0;
    await devtools.send("Network.enable");
    devtools.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
    await page.goto("/alerts", { waitUntil: "commit" });
    const first = await page.waitForFunction(() => (window as Watched).firstRowAt);
    const firstRowMs = (await first.jsonValue()) ?? Number.NaN;
    await page.waitForLoadState("networkidle").catch(() => undefined);
    const kb = bytes / KB;
    const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
    const frames = (await page.evaluate(scroll, SCROLL)).toSorted((a, b) => a - b);
    const drawn = page.waitForFunction(
      (count) => {
        const { wroteAt } = window as Watched;
        const isDone = document.querySelectorAll("[data-alert]").length === count;
        return wroteAt !== undefined && isDone && performance.now() - wroteAt;
      },
      fitting,
      { polling: "raf" },
    );
    await page.getByRole("combobox").first().fill(filter);
    const filterMs = (await (await drawn).jsonValue()) || Number.NaN;
    return { firstRowMs, filterMs, kb, nodes, frameP95Ms: frames[Math.floor(frames.length * 0.95)] ?? Number.NaN };
  } finally {
    await context.close();
  }
}
