import { execFileSync } from "node:child_process";
import { AppProcess } from "../../playwright/processes/app-process";
import { GrafanaProcess } from "../../playwright/processes/grafana-process";
import { type FirstPanel, openRoom } from "./first-panel-page";
import { launchChromium } from "./launch-chromium";
import { type BenchResult, median, medianRatio, rounded } from "./result";
import { signIn } from "./sign-in";

const ROUNDS = 7;
const SLOW_ROUNDS = 3;
const TARGET = { ratio: 1 / 0.35, scriptKb: 170, lcpMs: 2_500 };

type Kind = "ours" | "scenes";
type Runs = Record<Kind, FirstPanel[]>;
async function interleaved(rounds: number, open: (kind: Kind) => Promise<FirstPanel>, label: string): Promise<Runs> {
  const runs: Runs = { ours: [], scenes: [] };
  for (let round = 0; round < rounds; round++) {
    for (const kind of ["ours", "scenes"] as const) {
      const run = await open(kind);
      runs[kind].push(run);
      process.stderr.write(`  first-panel ${label} ${round + 1}/${rounds} ${kind}: ${rounded(run.paintedMs, 0)} ms\n`);
    }
  }
  return runs;
}

const of = (runs: FirstPanel[], value: (run: FirstPanel) => number, digits = 0) =>
  rounded(median(runs.map(value)), digits);

/**
 * P8: the time to the first panel with data of one room in Chromium, cold cache, beside the same page without its
 * first glance, where only Scenes draws; also with a processor four times slower and 1.6 Mbit/s.
 */
export async function firstPanel(): Promise<BenchResult> {
  execFileSync("node", [".config/build.mjs"], { stdio: ["ignore", process.stderr, process.stderr] });
  const grafana = await GrafanaProcess.launch();
  const app = await AppProcess.launch({ GRAFANA_URL: grafana.url, GRAFANA_TOKEN: grafana.token });
  const browser = await launchChromium();
  try {
    const session = await signIn(browser, app.url, (api) =>
      api.declare("Checkout errors", { dashboards: [{ uid: "shop-overview", title: "Shop overview" }] }),
    );
    const open = (slow: boolean) => (kind: Kind) =>
      openRoom(browser, { url: app.url, session, slow, withGlance: kind === "ours" });
    await open(false)("ours");
    await open(false)("scenes");
    const fast = await interleaved(ROUNDS, open(false), "fast");
    const slow = await interleaved(SLOW_ROUNDS, open(true), "slow");
    const painted = (runs: FirstPanel[]) => runs.map(({ paintedMs }) => paintedMs);
    const ratio = medianRatio(painted(fast.scenes), painted(fast.ours));
    const scriptKb = of(fast.ours, (run) => run.neededScriptKb);
    const slowLcp = of(slow.ours, (run) => run.lcpMs);
    return {
      name: "first-panel",
      value: of(fast.ours, (run) => run.paintedMs),
      unit: "ms to the first panel",
      peer: "the same page, drawn by Scenes alone",
      peerValue: of(fast.scenes, (run) => run.paintedMs),
      ratio: rounded(ratio),
      target: `>= ${rounded(TARGET.ratio)} times the peer, <= ${TARGET.scriptKb} KB of script, LCP <= ${TARGET.lcpMs} ms at 4x CPU and 1.6 Mbit/s`,
      met: ratio >= TARGET.ratio && scriptKb <= TARGET.scriptKb && slowLcp <= TARGET.lcpMs,
      also: {
        scriptKbThatPaints: scriptKb,
        scriptKbArrivedByThen: of(fast.ours, (run) => run.scriptKbByThen),
        peerScriptKbByThen: of(fast.scenes, (run) => run.scriptKbByThen),
        lcpMs: of(fast.ours, (run) => run.lcpMs),
        peerLcpMs: of(fast.scenes, (run) => run.lcpMs),
        layoutShift: of(fast.ours, (run) => run.layoutShift, 3),
        takenOverMs: of(fast.ours, (run) => run.takenOverMs),
        slowPaintedMs: of(slow.ours, (run) => run.paintedMs),
        slowPeerPaintedMs: of(slow.scenes, (run) => run.paintedMs),
        slowRatio: rounded(medianRatio(painted(slow.scenes), painted(slow.ours))),
        slowLcpMs: slowLcp,
        slowPeerLcpMs: of(slow.scenes, (run) => run.lcpMs),
        slowScriptKbArrivedByThen: of(slow.ours, (run) => run.scriptKbByThen),
      },
    };
  } finally {
    await browser.close();
    await app.remove();
    await grafana.stop();
  }
}
