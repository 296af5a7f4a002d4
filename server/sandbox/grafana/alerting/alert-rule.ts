import type { JsonObject } from "../http/json-fields";

export type InstanceState = "Normal" | "Pending" | "Alerting" | "NoData" | "Error" | "Recovering";

/** A rule of Grafana's own alerting. Times in milliseconds. */
export interface AlertRule {
  id: number;
  uid: string;
  title: string;
  folderUid: string;
  group: string;
  intervalMs: number;
  forMs: number;
  keepFiringForMs: number;
  /** The refId that decides. */
  condition: string;
  data: JsonObject[];
  noDataState: string;
  execErrState: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  isPaused: boolean;
  /** Who wrote it: "" in the UI, "api", or "file". */
  provenance: string;
  notificationSettings: unknown;
  updated: number;
  version: number;
}

/** What a rule says of one set of labels. */
export interface AlertInstance {
  rule: AlertRule;
  /** With `alertname` and `grafana_folder`. */
  labels: Record<string, string>;
  annotations: Record<string, string>;
  state: InstanceState;
  /** Since when it is in this state. */
  since: number;
  /** Since when the condition holds; nothing when it does not. */
  activeAt: number | undefined;
  values: Record<string, number>;
  error?: string;
}

export const isFiring = ({ state }: AlertInstance): boolean =>
  state === "Alerting" || state === "NoData" || state === "Error" || state === "Recovering";

/** A Go duration in milliseconds; 0 for none. */
export function durationMs(text: unknown): number {
  if (typeof text !== "string") return 0;
  const units: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+)(ms|[smhd])/g)) total += Number(amount) * (units[unit ?? ""] ?? 0);
  return total;
}

/** As the alerting API writes durations: `1m30s`, `5m`, `0s`. */
export function shortDuration(milliseconds: number): string {
  const [hours, minutes, seconds] = [
    Math.floor(milliseconds / 3_600_000),
    Math.floor((milliseconds % 3_600_000) / 60_000),
    Math.round((milliseconds % 60_000) / 1000),
  ];
  return `${hours ? `${hours}h` : ""}${minutes ? `${minutes}m` : ""}${seconds ? `${seconds}s` : ""}` || "0s";
}
