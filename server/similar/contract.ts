import { z } from "zod";
import {
  type IncidentRoleName,
  type IncidentStatus,
  incidentNumberSchema,
  type Person,
  type Severity,
} from "@/server/incident/contract";

const number = incidentNumberSchema;
export const similarInput = z.strictObject({ number });

/** Most incidents that are told. */
export const SIMILAR_MAX = 5;

/** Why two incidents are alike, the weightiest first. */
export type Likeness =
  /** Names of services that both are about. */
  | { kind: "services"; names: string[] }
  /** Services of the other one that those of this one need, or that need them. */
  | { kind: "neighbours"; names: string[] }
  /** Names of alerts that fired in both. */
  | { kind: "alerts"; names: string[] }
  /** Per cent of the labels that their alerts share. */
  | { kind: "labels"; percent: number }
  /** Per cent. */
  | { kind: "title"; percent: number }
  /** Words of this one that were used in the other one's room. */
  | { kind: "words"; names: string[] };

/** How an incident was ended, as its timeline last told before that. */
export type Remedy =
  | { kind: "runbook"; text: string }
  | { kind: "change"; text: string }
  | { kind: "task"; text: string }
  | { kind: "update"; text: string };

/** An incident that is like another one. Times are ISO 8601 in UTC. */
export interface SimilarIncident {
  number: number;
  title: string;
  severity: Severity;
  status: IncidentStatus;
  declaredAt: string;
  /** 0..1. */
  score: number;
  likenesses: Likeness[];
  /** From its beginning to its resolution; null where it has none. */
  resolvedInMs: number | null;
  remedy: Remedy | null;
}

/** An open one that may be the same trouble. */
export interface RelatedIncident extends SimilarIncident {
  /** How much earlier it began, in milliseconds; negative: later. */
  earlierMs: number;
}

export interface SimilarIncidents {
  /** Those that are over, the most alike first. */
  before: SimilarIncident[];
  /** Open ones, the most alike first. */
  related: RelatedIncident[];
}

/** Why somebody is fit for a role, the weightiest first. */
export type Fitness =
  /** Belongs to the team of these services. */
  | { kind: "owns"; names: string[] }
  /** Held the role in these incidents that were alike, by number. */
  | { kind: "held"; numbers: number[] }
  /** Has the room or the product open. */
  | { kind: "here" };

export interface SuggestedPerson {
  person: Person;
  fitness: Fitness[];
}

export interface SuggestedPeople {
  role: IncidentRoleName;
  /** The fittest first. */
  people: SuggestedPerson[];
}
