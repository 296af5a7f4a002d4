import type { IncidentRoleName, IncidentStatus, Person, Severity, Visibility } from "@/server/incident/contract";

/** Most incidents and tasks that are named; all of them are counted. */
export const HOME_MOST = 30;

/** An incident that runs. Times are ISO 8601 in UTC. */
export interface HomeIncident {
  id: string;
  number: number;
  title: string;
  severity: Severity;
  status: IncidentStatus;
  mode: "live" | "drill" | "retrospective";
  visibility: Visibility;
  declaredAt: string;
  commander: Person | null;
  /** What whoever asks does in it. */
  roles: IncidentRoleName[];
  /** Alerts of it that fire now. */
  firing: number;
  /** Until when it rests; null while it does not. */
  pausedUntil: string | null;
  /** When the next key update is owed; null where none is. */
  updateDueAt: string | null;
}

export interface HomeTask {
  id: string;
  title: string;
  dueAt: string | null;
  incidentNumber: number;
  incidentTitle: string;
}

/** Whether anything is on fire, whether it is the reader's, and what is due. */
export interface HomeOverview {
  /** What runs, the worst first and of that the oldest. */
  open: HomeIncident[];
  openCount: number;
  /** Of these what is no drill. */
  liveCount: number;
  /** Open tasks of the reader in incidents that are not closed, the next due first. */
  tasks: HomeTask[];
  taskCount: number;
  /** Incidents that wait in triage. */
  waiting: number;
  /** Alerts that fire and belong to no incident that runs or waits. */
  looseAlerts: number;
  /** When the last incident ended; null where none ever did. */
  quietSince: string | null;
  /** Whether anything was ever told by a source of alerts. */
  isConnected: boolean;
}
