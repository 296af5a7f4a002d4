import { z } from "zod";
import type { AlertLinks } from "@/server/intake/contract/reported";

/** What became of a firing when it was first heard of. */
export const OUTCOMES = ["opened", "attached", "triaged", "dropped", "unattached", "past", "suppressed"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What holds an alert back that fires. */
export const SUPPRESSIONS = ["silenced", "inhibited", "muted", "maintenance"] as const;
/**
 * `by` are ids of the source's silences, fingerprints of the alerts that inhibit it, names of the times that mute it,
 * or names of maintenance windows of ours.
 */
export interface Suppression {
  kind: (typeof SUPPRESSIONS)[number];
  by: string[];
}

/** A stretch of time in which an alert fired. Times are RFC 3339 in UTC. */
export interface Fired {
  startsAt: string;
  endsAt: string | null;
}

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
  /** What holds it back while it fires. */
  suppression: Suppression | null;
  /** When it fired in the last six hours, the oldest first. */
  recent: Fired[];
}

export const incidentAlertsInput = z.strictObject({ incidentNumber: z.number().int().min(1).max(2_147_483_647) });
/** An alert of a room, with each of its firings there. */
export interface RoomAlert extends AlertState {
  firings: { id: string; startsAt: string; endsAt: string | null; attachedAt: string }[];
}
