import type { Services } from "@/server/platform/context";
import type { ConnectionReport } from "./contract";
import { connectionReport } from "./rules/connection-report";

/** Pressing a button again and again must not become load for Grafana. */
const LEAST_MS = 2_000;

interface Check {
  at: number;
  report: Promise<ConnectionReport>;
}
const checks = new WeakMap<Services, Check>();

/** The address without what may stand in it of credentials. */
function shown(address: string): string {
  const url = new URL(address);
  return `${url.origin}${url.pathname}`.replace(/\/$/, "");
}

async function inspect(services: Services): Promise<ConnectionReport> {
  const { connections, clock, embedded, env } = services;
  const facts = await connections.inspect();
  const checkedAt = clock.now().toISOString();
  return connectionReport(facts, { checkedAt, sandbox: embedded.grafana, address: shown(env.GRAFANA_URL) });
}

/** Looks at the connection anew; those who ask within two seconds get the same report. */
export function checkConnection(services: Services): Promise<ConnectionReport> {
  const last = checks.get(services);
  if (last && Date.now() - last.at < LEAST_MS) return last.report;
  const report = inspect(services);
  checks.set(services, { at: Date.now(), report });
  report.catch(() => {
    if (checks.get(services)?.report === report) checks.delete(services);
  });
  return report;
}

/** The last report, however old; the first one is made. */
export function lastReport(services: Services): Promise<ConnectionReport> {
  return checks.get(services)?.report ?? checkConnection(services);
}
