import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import { quantile } from "./result";

const START = "2026-11-22T02:00:00.000Z";

export interface Sending {
  port: number;
  path: string;
  authorization: string;
  /** Webhooks that may be on their way at once. */
  atOnce: number;
  /** In all. */
  webhooks: number;
  alertsEach: number;
  /** Milliseconds from one to the next; as fast as they are answered when left out. */
  everyMs?: number;
  /** No more are sent when this time is over. */
  mostMs?: number;
}

export interface Sent {
  answered: number;
  /** Answers that were no 2xx, or did not come; nothing is sent again. */
  failed: number;
  seconds: number;
  p50Ms: number;
  p99Ms: number;
  cpuShare: number;
}

/** A call of Alertmanager with alerts that are all its own. */
function bodyOf(call: number, alerts: number): string {
  return JSON.stringify({
    version: "4",
    groupKey: '{}:{alertname="HighErrorRate"}',
    truncatedAlerts: 0,
    status: "firing",
    receiver: "war-room",
    groupLabels: { alertname: "HighErrorRate" },
    commonLabels: {},
    commonAnnotations: {},
    externalURL: "http://alertmanager.example",
    alerts: Array.from({ length: alerts }, (_, n) => ({
      status: "firing",
      labels: { alertname: "HighErrorRate", severity: "critical", service: "checkout", pod: `checkout-${call}-${n}` },
      annotations: { summary: "Checkout answers with errors", description: "More than 5 % for 5 minutes." },
      startsAt: START,
      endsAt: "0001-01-01T00:00:00Z",
      generatorURL: "http://prometheus.example/graph?g0.expr=up",
      fingerprint: (call * 1_000 + n).toString(16).padStart(16, "0"),
    })),
  });
}

/** Sends webhooks as a storm does, each once. */
export async function sendHooks(sending: Sending): Promise<Sent> {
  const { port, path, authorization, atOnce, webhooks, alertsEach, everyMs, mostMs = 120_000 } = sending;
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: atOnce });
  const headers = { authorization, "content-type": "application/json", "user-agent": "Alertmanager/0.28.0" };
  const times: number[] = [];
  const used = process.cpuUsage();
  const startedAt = performance.now();
  let failed = 0;
  let next = 0;
  async function send(call: number): Promise<void> {
    const body = bodyOf(call, alertsEach);
    const from = performance.now();
    try {
      const answer = await pool.request({ path, method: "POST", headers, body });
      await answer.body.dump();
      if (answer.statusCode >= 300) failed += 1;
    } catch {
      failed += 1;
    }
    times.push(performance.now() - from);
  }
  const isOver = () => next >= webhooks || performance.now() - startedAt > mostMs;
  if (everyMs === undefined) {
    const sender = async () => {
      while (!isOver()) await send(next++);
    };
    await Promise.all(Array.from({ length: atOnce }, sender));
  } else {
    const answers: Promise<void>[] = [];
    while (!isOver()) {
      await sleep(Math.max(0, startedAt + next * everyMs - performance.now()));
      answers.push(send(next++));
    }
    await Promise.all(answers);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  const { user, system } = process.cpuUsage(used);
  await pool.close();
  return {
    answered: times.length,
    failed,
    seconds,
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    cpuShare: (user + system) / 1e6 / seconds,
  };
}
