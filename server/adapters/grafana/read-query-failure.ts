import type { GrafanaFailure } from "./grafana-failure";

/** Statuses with which Grafana says that a data source gave no answer of its own. */
const NO_ANSWER = new Set([502, 504]);
/** The same in words, for plugins that call every failure 500. */
const NO_ANSWER_WORDS = /\b(dial tcp|no such host|connection refused|connection reset|i\/o timeout|timeout awaiting)\b/;

interface QueryResult {
  error?: unknown;
  errorSource?: unknown;
  status?: unknown;
}

/**
 * How one query of an answer failed; null where it did not. `retryable` means that its data source is away: what a
 * data source says about a query, such as a parse error, would be said again.
 *
 * @see https://grafana.com/docs/grafana/latest/developers/http_api/data_source/#query-a-data-source
 */
export function readQueryFailure(result: unknown): GrafanaFailure | null {
  const { error, errorSource, status } = (result ?? {}) as QueryResult;
  if (typeof error !== "string" || error === "") return null;
  const known = typeof status === "number" ? status : 500;
  return {
    status: known,
    code: errorSource === "plugin" || errorSource === "downstream" ? errorSource : "query-failed",
    message: error.slice(0, 1_000),
    retryable: NO_ANSWER.has(known) || NO_ANSWER_WORDS.test(error),
    permissionNeeded: null,
  };
}
