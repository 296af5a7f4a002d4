import { setTimeout as sleep } from "node:timers/promises";
import { answerWith } from "./child";
import { ViewerLine } from "./viewer-line";
import type { Watched, Watching, ViewersLoadQuestion } from "./viewers-protocol";

/** An answer with data is larger than this, packed or not. */
const SMALLEST_ANSWER = 100;
/** More than a step, so that no range is answered by another one's answer. */
const APART_MS = 20_000;
/** Widths of viewers' panels, in pixels: the same grid on screens that differ a little. */
const WIDTHS = [560, 572, 588, 596];

const latencies: number[] = [];
let failed = 0;

async function measured(line: ViewerLine, body: string): Promise<void> {
  const askedAt = performance.now();
  const { status, bytes } = await line.ask(body);
  latencies.push(performance.now() - askedAt);
  if (status !== 200 || bytes < SMALLEST_ANSWER) failed += 1;
}

function bodyOf({ dashboardUid, from, to }: Watching, panelId: number, offset: number, width = WIDTHS[0]!): string {
  const range = { from: from + offset, to: to + offset };
  const intervalMs = (to - from) / width > 7_500 ? 10_000 : 5_000;
  return JSON.stringify({ dashboardUid, panelId, range, intervalMs, maxDataPoints: width, variables: {} });
}

const open = (question: Watching, count: number) =>
  Promise.all(question.cookies.slice(0, count).map((cookie) => ViewerLine.open(question.port, question.path, cookie)));

async function run(question: ViewersLoadQuestion): Promise<void> {
  const { panelIds } = question;
  switch (question.ask) {
    case "burst": {
      const lines = await open(question, question.viewers);
      const offsetOf = (index: number) => Math.round((((index * 7_919) % 1_000) / 1_000) * question.spreadMs);
      await Promise.all(
        lines.map(async (line, index) => {
          const width = WIDTHS[index % WIDTHS.length];
          for (const panelId of panelIds) await measured(line, bodyOf(question, panelId, offsetOf(index), width));
        }),
      );
      return lines.forEach((line) => line.close());
    }
    case "paced": {
      const lines = await open(question, question.cookies.length);
      const bodies = panelIds.map((panelId) => bodyOf(question, panelId, 0));
      const startedAt = performance.now();
      // A viewer who still waits asks for nothing new.
      const waiting = lines.map(() => Promise.resolve());
      for (let at = 0; at * bodies.length < question.count; at++) {
        const due = startedAt + (at * bodies.length * 1_000) / question.perSecond;
        if (due > performance.now()) await sleep(due - performance.now());
        const viewer = at % lines.length;
        const readAll = async (before: Promise<void> | undefined) => {
          await before;
          for (const body of bodies) await measured(lines[viewer]!, body);
        };
        waiting[viewer] = readAll(waiting[viewer]);
      }
      await Promise.all(waiting);
      return lines.forEach((line) => line.close());
    }
    default: {
      const [line] = await open(question, 1);
      for (let at = 0; at < question.count; at++) {
        const refresh = Math.floor(at / panelIds.length);
        await measured(line!, bodyOf(question, panelIds[at % panelIds.length] ?? 0, -refresh * APART_MS));
      }
      return line!.close();
    }
  }
}

answerWith(async (question: ViewersLoadQuestion): Promise<Watched> => {
  latencies.length = 0;
  failed = 0;
  const startedAt = performance.now();
  const used = process.cpuUsage();
  await run(question);
  const { user, system } = process.cpuUsage(used);
  const cpuShare = (user + system) / 1_000 / (performance.now() - startedAt);
  latencies.sort((a, b) => a - b);
  const quantile = (q: number) => latencies[Math.floor(latencies.length * q)] ?? Number.NaN;
  return { requests: latencies.length, failed, p50: quantile(0.5), p99: quantile(0.99), cpuShare };
});
