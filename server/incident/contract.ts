import { z } from "zod";

export const SEVERITIES = ["sev1", "sev2", "sev3", "sev4", "sev5"] as const;
export const STATUSES = [
  "triage",
  "investigating",
  "identified",
  "fixing",
  "monitoring",
  "resolved",
  "post_incident",
  "closed",
] as const;
export const INCIDENT_ROLES = ["commander", "deputy", "scribe", "comms_lead", "ops_lead", "sme", "observer"] as const;
export const MODES = ["live", "drill", "retrospective"] as const;

export const severitySchema = z.enum(SEVERITIES);
export const statusSchema = z.enum(STATUSES);
export const incidentRoleSchema = z.enum(INCIDENT_ROLES);
export type Severity = z.infer<typeof severitySchema>;
export type IncidentStatus = z.infer<typeof statusSchema>;
export type IncidentRoleName = z.infer<typeof incidentRoleSchema>;
export type StatusCategory = "triage" | "active" | "post_incident" | "closed";

const TITLE_MAX = 200;
const SUMMARY_MAX = 4_000;
const NUL = /\u0000/;
const plainText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((value) => !NUL.test(value) && value.isWellFormed(), { message: "not text" });

export const incidentNumberSchema = z.number().int().min(1).max(2_147_483_647);
const titleSchema = plainText(TITLE_MAX).min(1);

export const declareInput = z.strictObject({
  /** Made by the sender: the same key declares once, however often it is sent. */
  idempotencyKey: z.uuid(),
  title: titleSchema,
  summary: plainText(SUMMARY_MAX).default(""),
  severity: severitySchema,
  mode: z.enum(MODES).default("live"),
  teamId: z.uuid().nullable().default(null),
  /** Grafana dashboards that the room opens with, by uid. */
  dashboards: z
    .array(z.strictObject({ uid: z.string().min(1).max(100), title: z.string().max(300) }))
    .max(10)
    .default([]),
});
export type DeclareInput = z.infer<typeof declareInput>;

/** `version` is the one that the sender saw: a change in between is refused, never overwritten. */
const seen = { number: incidentNumberSchema, version: z.number().int().min(1), idempotencyKey: z.uuid() };
export const changeStatusInput = z.strictObject({ ...seen, status: statusSchema });
export const changeSeverityInput = z.strictObject({ ...seen, severity: severitySchema });
export const changeTitleInput = z.strictObject({ ...seen, title: titleSchema });
export const assignRoleInput = z.strictObject({
  ...seen,
  role: incidentRoleSchema,
  /** Null takes the role away from whoever holds it. */
  userId: z.uuid().nullable(),
});
export const setDashboardsInput = z.strictObject({
  ...seen,
  dashboards: z.array(z.strictObject({ uid: z.string().min(1).max(100), title: z.string().max(300) })).max(10),
});

export const listInput = z.strictObject({
  statuses: z.array(statusSchema).max(STATUSES.length).default([]),
  severities: z.array(severitySchema).max(SEVERITIES.length).default([]),
  teamIds: z.array(z.uuid()).max(100).default([]),
  text: z.string().trim().max(200).default(""),
  /** Number of the last incident of the page before. */
  before: incidentNumberSchema.optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListInput = z.infer<typeof listInput>;

export interface Person {
  id: string;
  name: string;
  username: string;
}

/** One line of the board. Times are ISO 8601 in UTC. */
export interface IncidentSummary {
  id: string;
  number: number;
  title: string;
  severity: Severity;
  status: IncidentStatus;
  mode: (typeof MODES)[number];
  team: { id: string; name: string } | null;
  commander: Person | null;
  declaredAt: string;
  resolvedAt: string | null;
  /** When something last happened in the room. */
  updatedAt: string;
  eventCount: number;
}

export interface IncidentDetail extends IncidentSummary {
  summary: string;
  version: number;
  impactStartedAt: string | null;
  detectedAt: string | null;
  acknowledgedAt: string | null;
  mitigatedAt: string | null;
  closedAt: string | null;
  declaredBy: Person | null;
  roles: { role: IncidentRoleName; person: Person }[];
  dashboards: { uid: string; title: string }[];
  /** Status values that the rules allow next. */
  nextStatuses: IncidentStatus[];
  canUpdate: boolean;
  canPost: boolean;
  canShare: boolean;
}
