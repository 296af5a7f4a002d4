import { setTimeout as sleep } from "node:timers/promises";
import { answerWith } from "./child";
import type { LoadQuestion, Received } from "./fanout-protocol";
import { RawClient } from "./raw-client";

const AT_ONCE = 100;
/** Every so many clients reads the times of sending, so that reading costs little. */
const SAMPLED = 16;
const MARK = Buffer.from('"body":"@');

const clients: RawClient[] = [];
const sampled = new Set<RawClient>();
const latencies: number[] = [];

function onFrame(client: RawClient, data: Buffer, from: number, to: number): void {
  client.count(data, from, to);
  if (!sampled.has(client)) return;
  const now = Number(process.hrtime.bigint() / 1_000n);
  for (let at = data.indexOf(MARK, from); at !== -1 && at < to; at = data.indexOf(MARK, at + MARK.length)) {
    const sentAt = Number(data.toString("latin1", at + MARK.length, at + MARK.length + 16));
    latencies.push((now - sentAt) / 1_000);
  }
}

async function connect(port: number, count: number): Promise<object> {
  while (clients.length < count) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - clients.length) }, (_, index) =>
      RawClient.open(port, clients.length + index, onFrame),
    );
    clients.push(...(await Promise.all(batch)));
  }
  for (const [index, client] of clients.entries()) if (index % SAMPLED === 0) sampled.add(client);
  return { clients: clients.length };
}

async function receive(count: number, patienceMs: number): Promise<Received> {
  const startedAt = performance.now();
  const used = process.cpuUsage();
  const isDone = () => clients.every(({ lastSeq }) => lastSeq >= count);
  while (!isDone() && performance.now() - startedAt < patienceMs) await sleep(20);
  const { user, system } = process.cpuUsage(used);
  const cpuShare = (user + system) / 1_000 / (performance.now() - startedAt);
  const delivered = clients.reduce((sum, { lastSeq, gaps }) => sum + lastSeq - gaps, 0);
  latencies.sort((a, b) => a - b);
  const quantile = (q: number) => latencies[Math.floor(latencies.length * q)] ?? Number.NaN;
  return { delivered, lost: count * clients.length - delivered, p50: quantile(0.5), p99: quantile(0.99), cpuShare };
}

answerWith(async (question: LoadQuestion) =>
  question.ask === "connect" ? connect(question.port, question.clients) : receive(question.count, question.patienceMs),
);
