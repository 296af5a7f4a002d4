/** Where Grafana is and who calls it. The address may carry a sub-path. */
export interface GrafanaConnection {
  url: string;
  token: string;
  /** Address at which people open it, where it differs from what Grafana says of itself. */
  publicUrl?: string;
  /** Deadline of one call with its retries, in milliseconds; 30 s unless told. */
  timeoutMs?: number;
}
