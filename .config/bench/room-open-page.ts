import type { Browser, BrowserContext, CDPSession, Page } from "@playwright/test";

/** What one opening of a room was like, with nothing stored in the browser but the session. */
export interface RoomOpened {
  /**
   * From the start of the navigation until the composer answers: a slash is typed into it in the first frame in which it
   * listens, and the menu of commands is drawn.
   */
  interactiveMs: number;
  /** Compressed, as it came over the wire, sockets included, until nothing more came. */
  bytes: number;
  /** Of these, all but scripts, styles, fonts and pictures: what depends on the room. */
  dataBytes: number;
  timelineNodes: number;
  documentNodes: number;
  /** After collecting. */
  heapMb: number;
  /** From asking for the place in the middle until it is drawn; null for a room without one. */
  jumpMs: number | null;
}

interface Opening {
  url: string;
  session: Awaited<ReturnType<BrowserContext["storageState"]>>;
  number: number;
  /** Position of an event far from the newest. */
  middle: number | null;
}

const SETTLE_MS = 3_000;
const MB = 1_048_576;
const FIXED = new Set(["Script", "Stylesheet", "Font", "Image"]);

interface Watched extends Window {
  opened?: number;
}

/** Types a slash into the composer as soon as somebody listens to it, and waits for its menu. */
function watch(): void {
  const again = 500;
  let typedAt = Number.NEGATIVE_INFINITY;
  // React keeps there what the field was drawn with, once the page is its own.
  const isHeard = (field: Element) => Object.keys(field).some((key) => key.startsWith("__reactProps$"));
  const look = (): void => {
    const field = document.querySelector("form textarea");
    if (field?.getAttribute("aria-controls")) {
      document.execCommand("delete");
      return void Object.assign(window, { opened: performance.now() });
    }
    if (field instanceof HTMLTextAreaElement && isHeard(field) && performance.now() > typedAt + again) {
      typedAt = performance.now();
      field.focus();
      document.execCommand("selectAll");
      document.execCommand("insertText", false, "/");
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function countBytes(devtools: CDPSession): Promise<() => Pick<RoomOpened, "bytes" | "dataBytes">> {
  const kinds = new Map<string, string>();
  const sum = { bytes: 0, dataBytes: 0 };
  await devtools.send("Network.enable");
  devtools.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    sum.bytes += encodedDataLength;
    if (!FIXED.has(kinds.get(requestId) ?? "")) sum.dataBytes += encodedDataLength;
  });
  devtools.on("Network.webSocketFrameReceived", ({ response }) => {
    sum.bytes += response.payloadData.length;
    sum.dataBytes += response.payloadData.length;
  });
  return () => sum;
}

/** Follows a link to an event and waits until it stands in sight. */
function jumpTo(page: Page, seq: number): Promise<number> {
  return page.evaluate(async (place) => {
    const startedAt = performance.now();
    window.location.hash = `#event-${place}`;
    for (let at = startedAt; at < startedAt + 10_000; at = performance.now()) {
      await new Promise(requestAnimationFrame);
      const top = document.querySelector(`[data-seq="${place}"]`)?.getBoundingClientRect().top ?? -1;
      if (top > 0 && top < window.innerHeight) return performance.now() - startedAt;
    }
    return Number.NaN;
  }, seq);
}

export async function openRoomOnce(browser: Browser, { url, session, number, middle }: Opening): Promise<RoomOpened> {
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ baseURL: url, storageState: session, viewport });
  try {
    const page = await context.newPage();
    // What runs TypeScript here wraps functions in a call that pages do not have.
    await page.addInitScript("globalThis.__name = (each) => each");
    await page.addInitScript(watch);
    const devtools = await context.newCDPSession(page);
    const counted = await countBytes(devtools);
    await page.goto(`/incidents/${number}`, { waitUntil: "commit" });
    const opened = await page.waitForFunction(() => (window as Watched).opened, null, { timeout: 60_000 });
    const interactiveMs = (await opened.jsonValue()) ?? Number.NaN;
    await page.waitForLoadState("networkidle").catch(() => undefined);
    await page.waitForTimeout(SETTLE_MS);
    const { bytes, dataBytes } = counted();
    const nodes = await page.evaluate(() => ({
      timelineNodes: document.querySelectorAll('section[aria-label^="Timeline events"] *').length,
      documentNodes: document.querySelectorAll("*").length,
    }));
    await devtools.send("HeapProfiler.collectGarbage");
    await devtools.send("HeapProfiler.collectGarbage");
    const { usedSize } = await devtools.send("Runtime.getHeapUsage");
    const jumpMs = middle === null ? null : await jumpTo(page, middle);
    return { interactiveMs, bytes, dataBytes, ...nodes, heapMb: usedSize / MB, jumpMs };
  } finally {
    await context.close();
  }
}
