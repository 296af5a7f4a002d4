import { z } from "zod";

const number = z.number().int().min(1).max(2_147_483_647);
export const waitingInput = z.strictObject({ incidentNumbers: z.array(number).max(100) });

/** The step by which an incident left triage, while no other followed: it can be taken back. */
export interface LeftTriage {
  to: "investigating" | "closed";
  by: string;
  /** RFC 3339 in UTC. */
  at: string;
  /** Empty where none was given. */
  reason: string;
}

/** What somebody wants to know of an incident that waits in triage, or has just left it. */
export interface WaitingIncident {
  incidentNumber: number;
  alerts: number;
  firing: number;
  /** Names of the first of them. */
  names: string[];
  /** What brought the first of them; null where no alert did. One that was removed since then has no name. */
  rule: { id: string | null; name: string | null; isBuiltIn: boolean } | null;
  left: LeftTriage | null;
}
