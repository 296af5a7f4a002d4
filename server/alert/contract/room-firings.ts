import type { Severity } from "@/server/incident/contract";

/** How an alert stands in a room. What is held back fires, too, but nobody is told. */
export const ROOM_STATES = ["firing", "silenced", "resolved"] as const;
export type RoomState = (typeof ROOM_STATES)[number];

/** Alerts of one name that stand alike. Times are RFC 3339 in UTC. */
export interface FiringPart {
  name: string;
  /** As the labels call it; empty where they do not. */
  severity: string;
  state: RoomState;
  count: number;
  /** Of these. */
  acknowledged: number;
  isFlapping: boolean;
  /** When the first of them began. */
  since: string;
  /** The one that began first. */
  alertId: string;
  /** The panel that one of them names. */
  panel: { dashboardUid: string; panelId: number } | null;
}

/** What fires under one name. */
export interface FiringName {
  name: string;
  /** The worst that they are called. */
  severity: Severity;
  /** Those that nobody holds back. */
  firing: number;
  silenced: number;
  acknowledged: number;
  isFlapping: boolean;
  since: string;
  alertId: string;
  panel: FiringPart["panel"];
}

/** What a room's alerts come to. */
export interface RoomFirings {
  /** What fires, the worst first, and what is held back at the end. */
  names: FiringName[];
  /** How many more names fire than are listed. */
  more: number;
  /** Alerts, each counted once. */
  firing: number;
  silenced: number;
  resolved: number;
}
