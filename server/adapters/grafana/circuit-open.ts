import type { AppError } from "@/server/platform/errors";
import { grafanaFailure } from "./grafana-failure";

/** The refusal to ask again what has just not answered; `retryAt` is an ISO time. */
export function circuitOpen(retryAt: number, dataSourceUid?: string): AppError {
  const what = dataSourceUid === undefined ? "Grafana" : "The data source";
  const message = `${what} has not answered several times in a row and is left alone for a moment`;
  const failure = { status: 0, code: "circuit-open", message, retryable: true, permissionNeeded: null };
  const more = { retryAt: new Date(retryAt).toISOString(), ...(dataSourceUid === undefined ? {} : { dataSourceUid }) };
  return grafanaFailure("GRAFANA_UNREACHABLE", { ...failure, ...more });
}
