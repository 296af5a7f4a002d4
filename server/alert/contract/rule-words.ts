import { z } from "zod";

/** What conditions can be about, from the alerts of the last days; what comes most often first. */
export interface RuleWords {
  /** Values by label. */
  labels: Record<string, string[]>;
  /** Values by label of their groups. */
  groupLabels: Record<string, string[]>;
  annotations: string[];
  values: string[];
  sources: string[];
  receivers: string[];
  alerts: string[];
}

const SEARCH_MAX = 200;
export const recentAlertsInput = z.strictObject({
  /** Words of the name or of the labels, in any order. */
  text: z.string().max(SEARCH_MAX).default(""),
});
/** An alert to build a condition from. */
export interface RecentAlert {
  id: string;
  name: string;
  labels: Record<string, string>;
  source: { name: string; kind: string };
  /** RFC 3339 in UTC. */
  startsAt: string;
  endsAt: string | null;
}
