import type { Services } from "@/server/platform/context";
import { checkConnection } from "./check-connection";
import { reportWords } from "./rules/report-words";

/** Checks the connection once and writes one line of what works and what is missing. Never rejects. */
export async function logConnection(services: Services): Promise<void> {
  const { log } = services;
  try {
    const report = await checkConnection(services);
    const level = report.state === "down" || report.failure !== null ? "warn" : "info";
    log[level]({ grafana: report.version.text, state: report.state }, reportWords(report));
  } catch (error) {
    log.warn({ err: error }, "The connection to Grafana could not be checked");
  }
}
