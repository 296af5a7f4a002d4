import type { Browser, CDPSession, Page } from "@playwright/test";
import type { PageBundle } from "./timeline-bundle";
import type { TimelineBenchPage } from "./timeline-page";

export type ListKind = "ours" | "paged" | "virtuoso" | "tanstack" | "still";

/** What one scrolling gesture was like. */
export interface Scrolled {
  /** Frames that came more than 33 ms after the one before. */
  slowFrames: number;
  worstFrameMs: number;
  /** Tasks of the main thread that took more than 33 ms of processor time: the page's own part in slow frames. */
  longTasks: number;
  worstTaskMs: number;
  /** Processor time of the main thread for each frame. */
  cpuMs: number;
  /** Elements in the list, at most. */
  nodes: number;
  movedPx: number;
}

interface OpenedList {
  page: Page;
  devtools: CDPSession;
}

const SLOW_FRAME_MS = 33.4;
/** A quick reader's wheel: two and a half screens a second. */
const PX_PER_SECOND = 2_400;
const ORIGIN = "http://bench.localhost";
const VIEWPORT = { width: 720, height: 900 };

type Watched = Window & { bench: TimelineBenchPage; watched: { frames: number[]; nodes: number; isOver: boolean } };

/** Opens one list with so many events, at its end. */
export async function openList(
  browser: Browser,
  bundle: PageBundle,
  kind: ListKind,
  count: number,
): Promise<OpenedList> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  const bodies: Record<string, [string, string]> = {
    "/": [
      "text/html",
      '<!doctype html><html data-theme="dark"><link rel=stylesheet href=/style><div id=root></div><script src=/script></script>',
    ],
    "/style": ["text/css", bundle.style],
    "/script": ["text/javascript", bundle.script],
  };
  await page.route(`${ORIGIN}/**`, (route) => {
    const [contentType, body] = bodies[new URL(route.request().url()).pathname] ?? ["text/plain", ""];
    return route.fulfill({ contentType, body });
  });
  // What runs TypeScript here wraps functions in a call that pages do not have.
  await page.addInitScript("globalThis.__name = (each) => each");
  await page.goto(`${ORIGIN}/?list=${kind}&count=${count}`);
  await page
    .locator(kind === "still" ? "main > div" : "article")
    .first()
    .waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1_500);
  return { page, devtools: await page.context().newCDPSession(page) };
}

/** Turns the wheel evenly over so many pixels, up when positive, and watches the frames meanwhile. */
export async function scroll({ page, devtools }: OpenedList, px: number): Promise<Scrolled> {
  await page.evaluate(() => {
    const watched = { frames: [] as number[], nodes: 0, isOver: false };
    Object.assign(window, { watched });
    const look = (last: number) => (at: number) => {
      watched.frames.push(at - last);
      if (watched.frames.length % 10 === 0)
        watched.nodes = Math.max(watched.nodes, document.querySelectorAll("#root *").length);
      if (!watched.isOver) requestAnimationFrame(look(at));
    };
    requestAnimationFrame((at) => requestAnimationFrame(look(at)));
  });
  const before = await scrolledFromEnd(page);
  const endTrace = await startTrace(page);
  await devtools.send("Input.synthesizeScrollGesture", {
    x: VIEWPORT.width / 2,
    y: VIEWPORT.height / 2,
    yDistance: px,
    speed: PX_PER_SECOND,
    gestureSourceType: "mouse",
    preventFling: true,
  });
  const tasks = await endTrace();
  const { frames, nodes } = await page.evaluate(() => {
    const { watched } = window as unknown as Watched;
    watched.isOver = true;
    return watched;
  });
  const movedPx = Math.abs((await scrolledFromEnd(page)) - before);
  return {
    slowFrames: frames.filter((ms) => ms > SLOW_FRAME_MS).length,
    worstFrameMs: Math.max(...frames),
    longTasks: tasks.filter((ms) => ms > SLOW_FRAME_MS).length,
    worstTaskMs: Math.max(...tasks),
    cpuMs: tasks.reduce((sum, ms) => sum + ms, 0) / frames.length,
    nodes,
    movedPx,
  };
}

export const jump = ({ page }: OpenedList, seq: number) =>
  page.evaluate((to) => (window as unknown as Watched).bench.jump(to), seq);

export const prepend = ({ page }: OpenedList) => page.evaluate(() => (window as unknown as Watched).bench.prepend());

const scrolledFromEnd = (page: Page) =>
  page.evaluate(() => {
    const scroller = [...document.querySelectorAll("#root *")].find(
      (each) => each.scrollHeight > each.clientHeight + 100 && /auto|scroll/.test(getComputedStyle(each).overflowY),
    );
    return scroller ? scroller.scrollHeight - scroller.scrollTop : 0;
  });

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds of the thread's processor time. */
  tdur?: number;
  args?: { name?: string };
}

/** Returns what ends it: the processor time in ms of each task of the page's main thread. */
async function startTrace(page: Page): Promise<() => Promise<number[]>> {
  const browser = page.context().browser();
  await browser?.startTracing(page, { categories: ["toplevel", "__metadata"] });
  return async () => {
    const trace = (await browser?.stopTracing()) ?? Buffer.from('{"traceEvents":[]}');
    const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
    const mains = new Set(
      traceEvents
        .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
        .map(({ pid, tid }) => `${pid}/${tid}`),
    );
    const tasks = traceEvents.filter(
      ({ ph, name, pid, tid }) => ph === "X" && name.endsWith("RunTask") && mains.has(`${pid}/${tid}`),
    );
    return tasks.map(({ tdur = 0 }) => tdur / 1_000);
  };
}
