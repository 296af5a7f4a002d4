import type { Logger } from "@/server/platform/logger";

/** Where Grafana is, how to get there and who calls it. The address may carry a sub-path. */
export interface GrafanaConnection {
  url: string;
  /** Of a service account; for everything that reads. */
  token: string;
  /** Of another service account, for what writes; without it the first one writes too. */
  writeToken?: string;
  /** Organization that the tokens have to belong to. */
  orgId?: number;
  /** Address at which people open it, where it differs from what Grafana says of itself. */
  publicUrl?: string;
  /** Deadline of one call with its retries, in milliseconds; 30 s unless told. */
  timeoutMs?: number;
  /** File of certificates (PEM) that are trusted besides the usual ones. */
  caFile?: string;
  /** Proxies by the scheme of Grafana's address; `no` lists hosts that are called directly. Loopback always is. */
  proxies?: { http?: string; https?: string; no?: string };
  log?: Pick<Logger, "info" | "warn">;
}
