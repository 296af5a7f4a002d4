import { z } from "zod";
import type { AlertLinks } from "@/server/intake/contract/reported";

/** What became of a firing when it was first heard of. */
export const OUTCOMES = ["opened", "attached", "triaged", "dropped", "unattached", "past", "suppressed"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How an alert stands. Times are RFC 3339 in UTC. */
export interface AlertState {
  id: string;
  fingerprint: string;
  name: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  values: Record<string, number>;
  links: AlertLinks;
  source: { id: string; name: string; kind: string };
  /** When its newest firing began. */
  startsAt: string;
  /** Null while it fires. */
  endsAt: string | null;
  acknowledgedAt: string | null;
  /** When the source last told of it. */
  toldAt: string;
  /** Began again and again within the last hour. */
  isFlapping: boolean;
  /** Numbers of the incidents that its newest firing belongs to. */
  incidents: number[];
  outcome: Outcome | null;
}

export interface AlertGroupState {
  /** Null for alerts that come without a group. */
  id: string | null;
  groupKey: string;
  labels: Record<string, string>;
  receiver: string;
  source: { id: string; name: string; kind: string };
  /** How many alerts the last call left out. */
  truncated: number;
  firing: number;
  resolved: number;
  alerts: AlertState[];
}

const FILTER_MAX = 1_000;
export const listAlertsInput = z.strictObject({
  /** Matchers as Alertmanager reads them: `severity=~"critical|page", team!="web"`. */
  filter: z.string().max(FILTER_MAX).default(""),
  state: z.enum(["firing", "resolved", "any"]).default("firing"),
  /** How many groups to leave out from the start. */
  offset: z.number().int().min(0).max(100_000).default(0),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListAlertsInput = z.infer<typeof listAlertsInput>;
export interface AlertList {
  groups: AlertGroupState[];
  firing: number;
  resolved: number;
  hasMore: boolean;
}

export const incidentAlertsInput = z.strictObject({ incidentNumber: z.number().int().min(1).max(2_147_483_647) });
/** An alert of a room, with each of its firings there. */
export interface RoomAlert extends AlertState {
  firings: { id: string; startsAt: string; endsAt: string | null; attachedAt: string }[];
}
