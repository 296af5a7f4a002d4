import { z } from "zod";

export const CHANGE_KINDS = ["deployment", "rollback", "removal", "config", "feature_flag", "change"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
export const OUTCOMES = ["running", "succeeded", "failed", "cancelled", "unknown"] as const;
export type ChangeOutcome = (typeof OUTCOMES)[number];

/** Something that was changed in what people run. Times are RFC 3339 in UTC. */
export interface ChangeEvent {
  id: string;
  kind: ChangeKind;
  service: { id: string; slug: string; name: string } | null;
  /** As the source names the service; of use where the catalogue does not know it. */
  serviceName: string;
  environment: string;
  title: string;
  version: string;
  url: string;
  actor: string;
  /** What told it. */
  sourceName: string;
  startedAt: string | null;
  finishedAt: string | null;
  /** When it took effect, as far as is known: its end, else its start, else when it was told. */
  at: string;
  outcome: ChangeOutcome;
}

/** How a change is related to an incident: its own service, one that this needs, or neither. */
export type ChangeRelation = "own" | "dependency" | "other";

export interface RankedChange extends ChangeEvent {
  relation: ChangeRelation;
  /** From the start of the incident to the change, in milliseconds: negative before it. */
  offsetMs: number;
}

/** What was changed around the start of an incident, what concerns it most first. */
export interface WhatChanged {
  from: string;
  to: string;
  /** When the incident began, as far as is known. */
  startedAt: string;
  changes: RankedChange[];
  /** Further ones in services that the incident does not concern. */
  more: number;
  /** Whether anybody tells of changes at all: without that none means nothing. */
  isTold: boolean;
}

export const whatChangedInput = z.strictObject({ incidentNumber: z.number().int().min(1).max(2_147_483_647) });

const time = z.iso.datetime({ offset: true });
export const listChangesInput = z.strictObject({
  /** Changes of this service only. */
  serviceId: z.uuid().optional(),
  /** And of what it needs. */
  withNeeded: z.boolean().default(false),
  from: time.optional(),
  to: time.optional(),
  limit: z.number().int().min(1).max(100).default(30),
});
export type ListChangesInput = z.infer<typeof listChangesInput>;
