import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { applyMigrations } from "@/server/platform/apply-migrations";
import { startEmbeddedPostgres } from "@/server/sandbox/database/start-embedded-postgres";
import { type Child, startChild } from "./child";
import { type BenchResult, median, rounded } from "./result";
import type { ViewersLoadQuestion, ViewersServerStarted, Watched } from "./viewers-protocol";

const ROUNDS = 5;
const VIEWERS = 100;
/** How far apart the viewers' browsers resolved the same relative range. */
const SPREAD_MS = 4_000;
/** Requests that are nothing new to us; the proxy passes each on, which takes its time. */
const AGAIN = { ours: { count: 6_000, perSecond: 1_500 }, proxy: { count: 240, perSecond: 60 } };
const MISSES = 60;
const MOST_LOAD_CPU = 0.8;
const HOUR_MS = 3_600_000;
const TARGET = { calls: 1.05, missMs: 3, hitMicros: 400 };

type Kind = "ours" | "proxy";
interface Run {
  alone: number;
  calls: number;
  burst: Watched;
  microsPerRequest: number;
  again: Watched;
  misses: Watched;
}

/** P9: a hundred viewers of one room with twelve panels, beside a proxy that passes each request on. */
export async function viewers(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), "sre-assistant-bench-"));
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), password: "bench" });
  const grafana = startChild("viewers-grafana.ts", []);
  const load = startChild("viewers-load.ts", []);
  const servers = {
    ours: startChild("viewers-server.ts", ["ours"]),
    proxy: startChild("viewers-server.ts", ["proxy"]),
  };
  try {
    const pool = new pg.Pool({ connectionString: postgres.url, max: 1 });
    await applyMigrations(pool, "prisma/migrations");
    await pool.end();
    const { url: grafanaUrl, token: grafanaToken } = await grafana.ask<{ url: string; token: string }>({
      ask: "address",
    });
    const setup = { databaseUrl: postgres.url, grafanaUrl, grafanaToken, viewers: VIEWERS };
    const rooms: Record<Kind, ViewersServerStarted> = {
      ours: await servers.ours.ask({ ask: "start", setup }),
      proxy: await servers.proxy.ask({ ask: "start", setup }),
    };
    const runs: Record<Kind, Run[]> = { ours: [], proxy: [] };
    for (let round = 0; round < ROUNDS; round++) {
      for (const kind of ["ours", "proxy"] as const) {
        const run = await measure({ grafana, load, server: servers[kind] }, rooms[kind], AGAIN[kind]);
        runs[kind].push(run);
        process.stderr.write(
          `  viewers ${round + 1}/${ROUNDS} ${kind}: ${run.calls} calls, ${rounded(run.microsPerRequest, 0)} µs\n`,
        );
      }
    }
    return result(runs);
  } finally {
    await Promise.all([grafana.stop(), load.stop(), servers.ours.stop(), servers.proxy.stop()]);
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(
  { grafana, load, server }: { grafana: Child; load: Child; server: Child },
  room: ViewersServerStarted,
  pace: { count: number; perSecond: number },
): Promise<Run> {
  const ask = (question: object) => load.ask<Watched>(question);
  const question = <Q extends Pick<ViewersLoadQuestion, "ask">>(more: Q, endedAgoMs = 0) => {
    const to = Date.now() - endedAgoMs;
    return { ...room, from: to - HOUR_MS, to, ...more };
  };
  const calls = async () => (await grafana.ask<{ calls: number }>({ ask: "calls" })).calls;
  // What is read once in a while, such as the dashboard, is not part of the comparison.
  await ask(question({ ask: "burst", viewers: 1, spreadMs: 0 }, 3 * HOUR_MS));
  await calls();
  await ask(question({ ask: "burst", viewers: 1, spreadMs: 0 }, 2 * HOUR_MS));
  const alone = await calls();
  const burst = await ask(question({ ask: "burst", viewers: VIEWERS, spreadMs: SPREAD_MS }));
  const forAll = await calls();
  const over = question({ ask: "paced", ...pace }, 20 * 60_000);
  await ask({ ...over, ask: "burst", viewers: 1, spreadMs: 0 });
  await server.ask({ ask: "cpu" });
  const again = await ask(over);
  const { cpuMicros } = await server.ask<{ cpuMicros: number }>({ ask: "cpu" });
  const misses = await ask(question({ ask: "one-by-one", count: MISSES }, 4 * HOUR_MS));
  return { alone, calls: forAll, burst, microsPerRequest: cpuMicros / again.requests, again, misses };
}

function result(runs: Record<Kind, Run[]>): BenchResult {
  const of = (kind: Kind, value: (run: Run) => number) => median(runs[kind].map(value));
  const watched = [...runs.ours, ...runs.proxy].flatMap(({ burst, again, misses }) => [burst, again, misses]);
  const failed = watched.reduce((sum, run) => sum + run.failed, 0);
  const busiest = Math.max(...runs.ours.flatMap(({ burst, again }) => [burst.cpuShare, again.cpuShare]));
  const isValid = failed === 0 && busiest <= MOST_LOAD_CPU;
  const share = of("ours", (run) => run.calls / run.alone);
  const micros = of("ours", (run) => run.microsPerRequest);
  const missMs = median(runs.ours.map((run, round) => run.misses.p50 - (runs.proxy[round]?.misses.p50 ?? Number.NaN)));
  return {
    name: "viewers",
    value: rounded(share, 3),
    unit: `times the queries of one viewer, for ${VIEWERS}`,
    peer: "plain proxy, one call a request",
    peerValue: rounded(
      of("proxy", (run) => run.calls / run.alone),
      3,
    ),
    ratio: rounded(median(runs.ours.map((run, round) => (runs.proxy[round]?.calls ?? Number.NaN) / run.calls))),
    target: `<= ${TARGET.calls} times one viewer, a miss adds <= ${TARGET.missMs} ms, a hit <= ${TARGET.hitMicros} µs CPU`,
    met: isValid && share <= TARGET.calls && missMs <= TARGET.missMs && micros <= TARGET.hitMicros,
    also: {
      calls: of("ours", (run) => run.calls),
      peerCalls: of("proxy", (run) => run.calls),
      hitMicros: rounded(micros, 0),
      missAddsMs: rounded(missMs),
      missP50Ms: rounded(of("ours", (run) => run.misses.p50)),
      peerMissP50Ms: rounded(of("proxy", (run) => run.misses.p50)),
      hitP50Ms: rounded(of("ours", (run) => run.again.p50)),
      hitP99Ms: rounded(of("ours", (run) => run.again.p99)),
      openP50Ms: rounded(of("ours", (run) => run.burst.p50)),
      openP99Ms: rounded(of("ours", (run) => run.burst.p99)),
      peerOpenP50Ms: rounded(of("proxy", (run) => run.burst.p50)),
      peerOpenP99Ms: rounded(of("proxy", (run) => run.burst.p99)),
      peerMicros: rounded(
        of("proxy", (run) => run.microsPerRequest),
        0,
      ),
      failed,
      loadCpuPercent: rounded(busiest * 100, 0),
    },
  };
}
