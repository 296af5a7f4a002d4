import type { Browser } from "@playwright/test";
import { launchChromium } from "./launch-chromium";
import { type BenchResult, median, medianRatio, rounded } from "./result";
import { type PageBundle, timelineBundle } from "./timeline-bundle";
import { jump, type ListKind, openList, prepend, type Scrolled, scroll } from "./timeline-frames";

const ROUNDS = 5;
const EVENTS = 100_000;
const PX = 12_000;
const PREPENDS = 3;
/** Events that have rows of their own, far apart. */
const PLACES = [50_001, 20_003, 90_005];
const TARGET = { slowFrames: 0, shiftPx: 1, jumpMs: 100, nodes: 400 };
/** `paged` is ours too, growing at its top while it is scrolled; `still` has nothing to do: what the machine itself costs. */
const KINDS = ["ours", "virtuoso", "tanstack", "paged", "still"] as const satisfies ListKind[];
type Kind = (typeof KINDS)[number];

interface Run {
  up: Scrolled;
  down: Scrolled;
  jumpMs: number[];
  shiftPx: number[];
}

/**
 * P7: a timeline of 100,000 events in Chromium under an evenly turning wheel, in the product's list and in two others
 * that draw the same rows.
 */
export async function timeline(): Promise<BenchResult> {
  const bundle = await timelineBundle();
  const browser = await launchChromium();
  const runs: Record<Kind, Run[]> = { ours: [], virtuoso: [], tanstack: [], paged: [], still: [] };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const kind of KINDS) {
        const run = await measure(browser, bundle, kind);
        runs[kind].push(run);
        process.stderr.write(
          `  timeline ${round + 1}/${ROUNDS} ${kind}: ${run.up.slowFrames} slow frames up, ${run.down.slowFrames} down, ${rounded(run.up.cpuMs)} ms of processor a frame\n`,
        );
      }
    }
  } finally {
    await browser.close();
  }
  const slow = (kind: Kind) => runs[kind].map(({ up, down }) => up.slowFrames + down.slowFrames);
  const cpu = (kind: Kind) => runs[kind].map(({ up, down }) => (up.cpuMs + down.cpuMs) / 2);
  const worst = (kind: Kind, of: (run: Run) => number) => Math.max(...runs[kind].map(of));
  const longTasks = ({ up, down }: Run) => up.longTasks + down.longTasks;
  const worstTask = ({ up, down }: Run) => Math.max(up.worstTaskMs, down.worstTaskMs);
  const jumps = (kind: Kind) => median(runs[kind].flatMap(({ jumpMs }) => jumpMs));
  const nearest = median(cpu("virtuoso")) < median(cpu("tanstack")) ? "virtuoso" : "tanstack";
  const value = median(slow("ours"));
  const nodes = worst("ours", ({ up, down }) => Math.max(up.nodes, down.nodes));
  const shift = worst("paged", ({ shiftPx }) => Math.max(...shiftPx));
  return {
    name: "timeline",
    value,
    unit: `frames over 33 ms in ${(2 * PX).toLocaleString("en")} px of scrolling; the ratio is of processor time a frame`,
    peer: "the better of react-virtuoso and TanStack Virtual",
    peerValue: median(slow(nearest)),
    ratio: rounded(medianRatio(cpu(nearest), cpu("ours"))),
    target: `${TARGET.slowFrames} slow frames, prepending shifts <= ${TARGET.shiftPx} px, jump <= ${TARGET.jumpMs} ms, <= ${TARGET.nodes} nodes`,
    met:
      value <= TARGET.slowFrames &&
      median(slow("paged")) <= TARGET.slowFrames &&
      shift <= TARGET.shiftPx &&
      jumps("ours") <= TARGET.jumpMs &&
      nodes <= TARGET.nodes,
    also: {
      slowWhileOlderEventsArrive: median(slow("paged")),
      slowVirtuoso: median(slow("virtuoso")),
      slowTanstack: median(slow("tanstack")),
      slowWithNothingToDo: median(slow("still")),
      cpuMsAFrame: rounded(median(cpu("ours"))),
      cpuMsAFrameVirtuoso: rounded(median(cpu("virtuoso"))),
      cpuMsAFrameTanstack: rounded(median(cpu("tanstack"))),
      tasksOver33Ms: worst("ours", longTasks) + worst("paged", longTasks),
      longestTaskMs: rounded(Math.max(worst("ours", worstTask), worst("paged", worstTask))),
      longestTaskMsVirtuoso: rounded(worst("virtuoso", worstTask)),
      longestTaskMsTanstack: rounded(worst("tanstack", worstTask)),
      shiftPx: rounded(shift),
      jumpInLoadedMs: rounded(jumps("ours"), 0),
      jumpInLoadedMsVirtuoso: rounded(jumps("virtuoso"), 0),
      jumpInLoadedMsTanstack: rounded(jumps("tanstack"), 0),
      nodes,
    },
  };
}

async function measure(browser: Browser, bundle: PageBundle, kind: Kind): Promise<Run> {
  const list = await openList(browser, bundle, kind, EVENTS);
  try {
    const up = await scroll(list, PX);
    const shiftPx: number[] = [];
    if (kind === "paged") for (let n = 0; n < PREPENDS; n++) shiftPx.push(await prepend(list));
    const down = await scroll(list, -PX);
    const jumpMs: number[] = [];
    if (kind !== "paged" && kind !== "still") for (const seq of PLACES) jumpMs.push(await jump(list, seq));
    return { up, down, jumpMs, shiftPx };
  } finally {
    await list.page.close();
  }
}
