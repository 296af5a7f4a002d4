import { setTimeout as sleep } from "node:timers/promises";
import { answerWith } from "./child";
import type { LoadQuestion, Received } from "./fanout-protocol";
import { RawClient } from "./raw-client";
import { quantile } from "./result";

const AT_ONCE = 100;
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

async function connect({ port, cookies, sampledEvery }: LoadQuestion & { ask: "connect" }): Promise<object> {
  for (let from = 0; from < cookies.length; from += AT_ONCE) {
    const batch = cookies.slice(from, from + AT_ONCE).map((cookie) => RawClient.open(port, cookie, onFrame));
    clients.push(...(await Promise.all(batch)));
  }
  for (const [index, client] of clients.entries()) if (index % sampledEvery === 0) sampled.add(client);
  return { clients: clients.length };
}

let used = process.cpuUsage();
let startedAt = performance.now();

function forget(): object {
  latencies.length = 0;
  used = process.cpuUsage();
  startedAt = performance.now();
  return {};
}

async function receive(count: number, patienceMs: number): Promise<Received> {
  const deadline = performance.now() + patienceMs;
  const isDone = () => clients.every(({ lastSeq }) => lastSeq >= count);
  while (!isDone() && performance.now() < deadline) await sleep(20);
  const { user, system } = process.cpuUsage(used);
  const cpuShare = (user + system) / 1_000 / (performance.now() - startedAt);
  const delivered = clients.reduce((sum, { lastSeq, gaps }) => sum + lastSeq - gaps, 0);
  const lost = count * clients.length - delivered;
  return { delivered, lost, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99), cpuShare };
}

answerWith(async (question: LoadQuestion) => {
  if (question.ask === "connect") return connect(question);
  if (question.ask === "forget") return forget();
  return receive(question.count, question.patienceMs);
});
