import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { openDatabase } from "./db";
import { createLogger } from "./logger";
import { type JobOptions, startJob } from "./start-job";

const { pool } = openDatabase(process.env.DATABASE_URL ?? "");
const running: { stop(): Promise<void> }[] = [];
afterEach(async () => void (await Promise.all(running.splice(0).map((job) => job.stop()))));
afterAll(() => pool.end());

let locks = 910_000;
function start(run: JobOptions["run"], lock = locks++) {
  const job = startJob({ name: "test", everyMs: 20, lock, pool, log: createLogger("silent"), run });
  running.push(job);
  return job;
}

describe("a job", () => {
  it("runs again and again, also after it failed", async () => {
    const run = vi.fn<JobOptions["run"]>().mockRejectedValueOnce(new Error("once")).mockResolvedValue();
    start(run);
    await vi.waitFor(() => expect(run.mock.calls.length).toBeGreaterThan(2), 5_000);
  });

  it("never runs twice at once, however many processes have it", async () => {
    let [now, most, runs] = [0, 0, 0];
    const run = async () => {
      now += 1;
      runs += 1;
      most = Math.max(most, now);
      await sleep(30);
      now -= 1;
    };
    const lock = locks++;
    for (let each = 0; each < 3; each++) start(run, lock);
    await vi.waitFor(() => expect(runs).toBeGreaterThan(4), 5_000);
    expect(most).toBe(1);
  });

  it("has ended when its stop has, and is told to hurry", async () => {
    let state = "";
    const job = start(async (signal) => {
      state = "running";
      await sleep(10_000, undefined, { signal }).catch(() => undefined);
      state = "ended";
    });
    await vi.waitFor(() => expect(state).toBe("running"), 5_000);
    await job.stop();
    expect(state).toBe("ended");
    await sleep(60);
    expect(state).toBe("ended");
  });

  it("leaves off when the line with its lock is cut, and begins again; the process goes on", async () => {
    const lock = locks++;
    const told: AbortSignal[] = [];
    start(async (signal) => {
      told.push(signal);
      await sleep(10_000, undefined, { signal }).catch(() => undefined);
    }, lock);
    await vi.waitFor(() => expect(told).toHaveLength(1), 5_000);
    const cut = "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = $1";
    expect((await pool.query(cut, [lock])).rowCount).toBe(1);
    await vi.waitFor(() => expect(told).toHaveLength(2), 5_000);
    expect(told.map(({ aborted }) => aborted)).toEqual([true, false]);
  });
});
