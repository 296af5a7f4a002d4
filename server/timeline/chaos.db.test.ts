import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { expect, it } from "vitest";
import { applyMigrations } from "@/server/platform/apply-migrations";
import { startEmbeddedPostgres } from "@/server/sandbox/database/start-embedded-postgres";
import { freePort } from "@/server/platform/free-port";
import { historyFaults } from "@/server/testing/chaos/history-faults";
import { openRoom } from "@/server/testing/chaos/open-room";
import { random } from "@/server/testing/chaos/random";
import { readHistory } from "@/server/testing/chaos/read-history";
import { ResumingClient } from "@/server/testing/chaos/resuming-client";
import { StubbornPerson } from "@/server/testing/chaos/stubborn-person";
import { SupervisedRoom } from "@/server/testing/chaos/supervised-room";

const SEED = Number(process.env.CHAOS_SEED ?? 214);
const KILLS = Number(process.env.CHAOS_KILLS ?? 6);
/** The database goes down after every so many kills, and by itself it comes up again. */
const KILLS_PER_OUTAGE = 3;
const WRITERS = 4;
const READERS = 8;
const MOST_LIFE_MS = 600;
const MORE = 5;
const MOST_APART_MS = 300;
const PATIENCE_MS = 30_000;

it(
  `T1, T2, T4, S4, S9: nothing is lost, doubled or out of order when the server is killed ${KILLS} times`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "sre-assistant-chaos-"));
    chmodSync(folder, 0o755);
    const postgres = await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), password: "chaos" });
    const pool = new pg.Pool({ connectionString: postgres.url, max: 2 });
    pool.on("error", () => undefined);
    await applyMigrations(pool, "prisma/migrations");
    const { incidentId, number, cookies } = await openRoom(pool, WRITERS + READERS);
    const port = await freePort();
    const room = await SupervisedRoom.start({ databaseUrl: postgres.url, port });
    const writers = cookies.slice(0, WRITERS).map((cookie, n) => new StubbornPerson(port, cookie, number, SEED + n));
    const readers = cookies.slice(WRITERS).map((cookie) => new ResumingClient(port, cookie, number));
    try {
      const working = writers.map((writer) => writer.work());
      const chance = random(SEED);
      for (let kill = 1; kill <= KILLS; kill++) {
        // Every fourth dies while it is starting; the others when they have taken something.
        if (chance() < 0.75) await untilMore(writers);
        await sleep(chance() * MOST_LIFE_MS);
        if (kill % KILLS_PER_OUTAGE === 0) crash(postgres.dataDir);
        await sleep(chance() * MOST_APART_MS);
        await room.kill();
      }
      for (const writer of writers) writer.rest();
      await Promise.all(working);
      const found = await readHistory(pool, incidentId);
      const isCalm = () => readers.every(({ lastSeq }) => lastSeq >= found.lastSeq);
      for (const deadline = Date.now() + PATIENCE_MS; !isCalm() && Date.now() < deadline;) await sleep(50);

      const acknowledged = writers.flatMap((writer) => writer.acknowledged);
      expect(acknowledged.length).toBeGreaterThan(KILLS);
      expect(historyFaults({ ...found, acknowledged, readers })).toEqual([]);
      expect(writers.flatMap(({ wrong }) => wrong)).toEqual([]);
      expect(readers.flatMap(({ refusals }) => refusals)).toEqual([]);
      expect(room.crashes).toEqual([]);
    } finally {
      for (const writer of writers) writer.rest();
      for (const reader of readers) reader.close();
      await room.stop();
      await pool.end();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  60_000 + KILLS * 6_000,
);

/** Waits until some more requests are answered. */
async function untilMore(writers: readonly StubbornPerson[]): Promise<void> {
  const answered = () => writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  const before = answered();
  for (const deadline = Date.now() + PATIENCE_MS; answered() < before + MORE && Date.now() < deadline;) await sleep(10);
}

/** What `pg_ctl stop -m immediate` does: no connection is told, nothing is tidied, the log of writes is replayed. */
function crash(dataDir: string): void {
  const pid = Number(readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(pid, "SIGQUIT");
}
