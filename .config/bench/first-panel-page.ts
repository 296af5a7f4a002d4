import type { Browser, BrowserContext, CDPSession } from "@playwright/test";

/** What one opening of a room took. Times are milliseconds from the start of the navigation. */
export interface FirstPanel {
  paintedMs: number;
  /** When Scenes had drawn in its place. */
  takenOverMs: number;
  lcpMs: number;
  layoutShift: number;
  /** Compressed, as it came over the wire. */
  scriptKbByThen: number;
  /** The same, of the script without which nothing would have been painted. */
  neededScriptKb: number;
}

interface Opening {
  url: string;
  session: Awaited<ReturnType<BrowserContext["storageState"]>>;
  slow: boolean;
  withGlance: boolean;
}

/** A painter that gives up at once, so that Scenes starts as soon as it can. */
const NO_PAINTER = `customElements.define("first-glance", class extends HTMLElement {
  connectedCallback() { this.outcome = { painted: false }; this.dispatchEvent(new CustomEvent("glance")); }
});`;

/** Watches for the first canvas of a panel, whoever drew it, and for what the browser measures by itself. */
function watch(): void {
  const seen = { lcpMs: 0, layoutShift: 0, paintedMs: 0, takenOverMs: 0 };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.lcpMs = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) seen.layoutShift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  const look = (): void => {
    const glance = document.querySelector("first-glance");
    const scenes = document.querySelector(".grafana-surface section canvas");
    if (!seen.paintedMs && (glance?.shadowRoot?.querySelector("canvas") || (scenes && !glance)))
      requestAnimationFrame(() => (seen.paintedMs ||= performance.now()));
    if (seen.paintedMs && scenes && !glance) seen.takenOverMs = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function slowDown(devtools: CDPSession): Promise<void> {
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const bytesPerSecond = 1_600_000 / 8;
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
}

/** Opens the first room in a browser that has nothing stored but the session. */
export async function openRoom(browser: Browser, opening: Opening): Promise<FirstPanel> {
  const { url, session, slow, withGlance } = opening;
  const context = await browser.newContext({
    baseURL: url,
    storageState: session,
    viewport: { width: 1440, height: 900 },
  });
  try {
    const page = await context.newPage();
    // What runs TypeScript here wraps functions in a call that pages do not have.
    await page.addInitScript("globalThis.__name = (each) => each");
    await page.addInitScript(watch);
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Network.setCacheDisabled", { cacheDisabled: false });
    if (slow) await slowDown(devtools);
    if (!withGlance) {
      await page.route("**/first-glance.js", (route) =>
        route.fulfill({ contentType: "text/javascript", body: NO_PAINTER }),
      );
      await page.route("**/glance?**", (route) => route.abort());
    }
    await page.goto("/incidents/1", { waitUntil: "commit" });
    await page.waitForFunction(() => (window as unknown as { seen: FirstPanel }).seen.takenOverMs > 0, null, {
      timeout: 120_000,
    });
    return await page.evaluate(() => {
      const { seen } = window as unknown as { seen: FirstPanel };
      const scripts = (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).filter(
        ({ name, initiatorType }) => initiatorType === "script" || /\.js(\?|$)/.test(name),
      );
      const kb = (some: PerformanceResourceTiming[]) =>
        some.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1024;
      return {
        ...seen,
        scriptKbByThen: kb(scripts.filter(({ responseEnd }) => responseEnd <= seen.paintedMs)),
        neededScriptKb: kb(scripts.filter(({ name }) => name.includes("/first-glance.js"))),
      };
    });
  } finally {
    await context.close();
  }
}
