/** What is asked of an Alertmanager, below its `api/v2/`. */
export interface AlertmanagerRequest {
  method?: "GET" | "POST" | "DELETE";
  path: string;
  params?: ReadonlyArray<readonly [string, string]>;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

/**
 * Asks the Alertmanager of a Grafana or one that stands alone; resolves to its parsed answer, null for an empty one.
 * Rejects with AppErrors whose details hold `status` where there was an answer, `reason` and `retryable`.
 */
export type AlertmanagerCall = (request: AlertmanagerRequest) => Promise<unknown>;
