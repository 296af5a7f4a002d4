import { z } from "zod";

/** How the things around an alert are reached, as its source names them. */
export const alertLinks = z.object({
  /** The rule or the graph that it comes from. */
  source: z.string().optional(),
  silence: z.string().optional(),
  dashboard: z.string().optional(),
  panel: z.string().optional(),
  image: z.string().optional(),
  runbook: z.string().optional(),
  dashboardUid: z.string().optional(),
  panelId: z.number().int().optional(),
  ruleUid: z.string().optional(),
});
export type AlertLinks = z.infer<typeof alertLinks>;

/** Something that a source told of one alert. Times are RFC 3339 in UTC, to the millisecond. */
export interface ReportedAlert {
  /** What tells this alert from the source's others. */
  fingerprint: string;
  fact: "fires" | "ended" | "acknowledged";
  /** When the firing began; null where the source does not say: it is then the firing that `at` falls into. */
  startsAt: string | null;
  /** Of `ended` only. */
  endsAt: string | null;
  /** When it was so, by the source; the time of receipt where the source does not say. */
  at: string;
  name: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  values: Record<string, number>;
  links: AlertLinks;
}

/** What a call says of all its alerts together. */
export interface ReportedGroup {
  key: string;
  labels: Record<string, string>;
  receiver: string;
  externalUrl: string;
  /** How many alerts were left out. */
  truncated: number;
}

/** Something that was changed in what people run. */
export interface ReportedChange {
  /** The same change has the same key, however often it is told. */
  key: string;
  kind: "deployment" | "rollback" | "removal" | "config" | "feature_flag" | "change";
  /** When it was so, by the source. */
  at: string;
  summary: string;
  service: string;
  environment: string;
  version: string;
  url: string;
  /** Who did it, as the source names them. */
  actor?: string;
  startedAt?: string | null;
  finishedAt?: string | null;
  /** `succeeded` where the source tells only of what is done. */
  outcome?: "running" | "succeeded" | "failed" | "cancelled" | "unknown";
}

export const REFUSALS = [
  "not_json",
  "not_utf8",
  "shape",
  "unknown_type",
  "too_many_labels",
  "label_too_long",
  "not_text",
  "fingerprint",
  "starts_out_of_range",
  "ends_before_start",
  "mapping",
  "mapping_too_slow",
  "failed",
] as const;
export type RefusalReason = (typeof REFUSALS)[number];

/** A call, or a part of one, that cannot be taken. */
export interface RefusedPart {
  /** Path in the body, such as `alerts.3`; empty for the whole of it. */
  part: string;
  reason: RefusalReason;
  detail: string;
}

/** All that one call says. */
export interface Report {
  group: ReportedGroup | null;
  alerts: ReportedAlert[];
  changes: ReportedChange[];
  refused: RefusedPart[];
}
