import { benchDatabase } from "./bench-database";
import { startChild } from "./child";
import type { HooksKind, HooksSource, HooksStarted, HooksState } from "./hooks-protocol";
import { type BenchResult, median, medianRatio, rounded } from "./result";
import { sendHooks, type Sent } from "./send-hooks";

const ROUNDS = 5;
const SECONDS = 3;
const AT_ONCE = 32;
const ALERTS_EACH = 10;
const TARGET_RATIO = 3;
const MOST_LOAD_CPU = 0.8;
const MORE_THAN_COME = 1_000_000;

/** Webhooks a second, each answered when it is durably stored. */
export async function ingest(): Promise<BenchResult> {
  const runs: Record<HooksKind, (Sent & { cpuUsEach: number })[]> = { ours: [], naive: [] };
  await benchDatabase(async ({ url: databaseUrl }) => {
    const server = startChild("hooks-server.ts", ["door"]);
    try {
      const { port } = await server.ask<HooksStarted>({ what: "start", databaseUrl });
      for (let round = 0; round < ROUNDS; round++) {
        for (const kind of ["ours", "naive"] as const) {
          const { id, paths, authorization } = await server.ask<HooksSource>({ what: "source" });
          const load = { port, path: paths[kind], authorization, atOnce: AT_ONCE, alertsEach: ALERTS_EACH };
          await sendHooks({ ...load, webhooks: 50 });
          const before = await server.ask<HooksState>({ what: "state", sourceId: id });
          const sent = await sendHooks({ ...load, webhooks: MORE_THAN_COME, mostMs: SECONDS * 1_000 });
          const state = await server.ask<HooksState>({ what: "state", sourceId: id });
          if (kind === "ours" && state.deliveries !== sent.answered + 50)
            throw new Error("Not all that was answered is stored");
          const cpuUsEach = (state.cpuUs - before.cpuUs) / sent.answered;
          runs[kind].push({ ...sent, cpuUsEach });
          const rate = sent.answered / sent.seconds;
          process.stderr.write(
            `  ingest ${round + 1}/${ROUNDS} ${kind}: ${rounded(rate, 0)}/s, p99 ${rounded(sent.p99Ms)} ms, ${rounded(cpuUsEach, 0)} µs, ${sent.failed} failed\n`,
          );
        }
      }
    } finally {
      await server.stop();
    }
  });
  const rates = (kind: HooksKind) => runs[kind].map(({ answered, seconds }) => answered / seconds);
  const ratio = medianRatio(rates("ours"), rates("naive"));
  const busiest = Math.max(...[...runs.ours, ...runs.naive].map(({ cpuShare }) => cpuShare));
  const failed = runs.ours.reduce((sum, each) => sum + each.failed, 0);
  return {
    name: "ingest",
    value: rounded(median(rates("ours")), 0),
    unit: `webhooks of ${ALERTS_EACH} alerts a second, durably stored`,
    peer: "an insert for each alert before the answer",
    peerValue: rounded(median(rates("naive")), 0),
    ratio: rounded(ratio),
    target: `>= ${TARGET_RATIO} times the peer, nothing refused`,
    met: ratio >= TARGET_RATIO && failed === 0 && busiest <= MOST_LOAD_CPU,
    also: {
      p50Ms: rounded(median(runs.ours.map(({ p50Ms }) => p50Ms))),
      p99Ms: rounded(median(runs.ours.map(({ p99Ms }) => p99Ms))),
      peerP99Ms: rounded(median(runs.naive.map(({ p99Ms }) => p99Ms))),
      cpuUsEach: rounded(median(runs.ours.map(({ cpuUsEach }) => cpuUsEach)), 0),
      peerCpuUsEach: rounded(median(runs.naive.map(({ cpuUsEach }) => cpuUsEach)), 0),
      loadCpuShare: rounded(busiest),
    },
  };
}
