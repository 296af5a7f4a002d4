import { z } from "zod";
import { FIELDS_MAX, OPTIONS_MAX, sentFields } from "@/server/field/contract";
import type { CheckState } from "@/server/incident/contract/checklist";
import type { FieldState } from "@/server/incident/contract/fields";

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
/** A private incident is seen by who declared it, has a role in it or was let in, and by administrators. */
export const VISIBILITIES = ["organization", "private"] as const;
export type Visibility = (typeof VISIBILITIES)[number];
export const MEMBERS_MAX = 100;

export const severitySchema = z.enum(SEVERITIES);
export const statusSchema = z.enum(STATUSES);
export const incidentRoleSchema = z.enum(INCIDENT_ROLES);
export type Severity = z.infer<typeof severitySchema>;
export type IncidentStatus = z.infer<typeof statusSchema>;
export type IncidentRoleName = z.infer<typeof incidentRoleSchema>;
export type StatusCategory = "triage" | "active" | "post_incident" | "closed";

const TITLE_MAX = 200;
export const SUMMARY_MAX = 4_000;
const NUL = /\u0000/;
const plainText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((value) => !NUL.test(value) && value.isWellFormed(), { message: "not text" });

export const incidentNumberSchema = z.number().int().min(1).max(2_147_483_647);
const titleSchema = plainText(TITLE_MAX).min(1);

/** Most dashboards that a room holds as a whole. */
export const DASHBOARDS_MAX = 10;
/** Most single panels that a room holds. */
export const PANELS_MAX = 40;
export const SERVICES_MAX = 10;

const dashboardUid = z.string().min(1).max(100);
const dashboards = z.array(z.strictObject({ uid: dashboardUid, title: z.string().max(300) })).max(DASHBOARDS_MAX);
const serviceIds = z.array(z.uuid()).max(SERVICES_MAX);

/** What is asked of an incident that is declared after it was over. */
export const RETROSPECTIVE_TIMES = ["impactStartedAt", "detectedAt", "impactEndedAt", "resolvedAt"] as const;
export type RetrospectiveTime = (typeof RETROSPECTIVE_TIMES)[number];
const moment = z.iso.datetime({ offset: true });
const retrospective = z.strictObject({
  impactStartedAt: moment,
  /** Null where it is not known. */
  detectedAt: moment.nullable().default(null),
  impactEndedAt: moment.nullable().default(null),
  resolvedAt: moment,
  /** Whether nothing is left to do. */
  isClosed: z.boolean().default(false),
});

export const declareInput = z.strictObject({
  /** Made by the sender: the same key declares once, however often it is sent. */
  idempotencyKey: z.uuid(),
  title: titleSchema,
  summary: plainText(SUMMARY_MAX).default(""),
  severity: severitySchema,
  mode: z.enum(MODES).default("live"),
  visibility: z.enum(VISIBILITIES).default("organization"),
  teamId: z.uuid().nullable().default(null),
  /** Its first tasks come into the room; all else that it proposes is the sender's to take over. */
  typeId: z.uuid().nullable().default(null),
  /** Grafana dashboards that the room opens with, by uid. */
  dashboards: dashboards.default([]),
  /** What is affected; the default dashboards of these services come into the room after those chosen. */
  serviceIds: serviceIds.default([]),
  /** What fields of the organization are set to from the beginning. */
  fields: sentFields.default([]),
  /** Of the mode of that name alone: it is over already. */
  retrospective: retrospective.optional(),
});
export type DeclareInput = z.infer<typeof declareInput>;

/** `version` is the one that the sender saw: a change in between is refused, never overwritten. */
const seen = { number: incidentNumberSchema, version: z.number().int().min(1), idempotencyKey: z.uuid() };
export const changeStatusInput = z.strictObject({
  ...seen,
  status: statusSchema,
  /** Why, as the timeline tells it. */
  reason: plainText(500).optional(),
  /** Resolves although items of the checklist are open; only with a reason. */
  anyway: z.boolean().optional(),
});
export const changeSeverityInput = z.strictObject({ ...seen, severity: severitySchema });
export const changeTitleInput = z.strictObject({ ...seen, title: titleSchema });
export const changeTypeInput = z.strictObject({
  ...seen,
  /** Null takes the type away. */
  typeId: z.uuid().nullable(),
  /** Adds its first tasks, of which those that the room has already are left out. */
  withTasks: z.boolean().default(false),
});
export const assignRoleInput = z.strictObject({
  ...seen,
  role: incidentRoleSchema,
  /** Null takes the role away from whoever holds it. */
  userId: z.uuid().nullable(),
});
/** Moments of an incident that people may put right afterwards, in the order in which they usually come. */
export const MILESTONES = [
  "impactStartedAt",
  "detectedAt",
  "acknowledgedAt",
  "mitigatedAt",
  "impactEndedAt",
  "resolvedAt",
  "closedAt",
] as const;
export type Milestone = (typeof MILESTONES)[number];
const milestoneTime = z.iso.datetime({ offset: true }).nullable().optional();
export const setTimesInput = z.strictObject({
  ...seen,
  /** Those that shall be others; null for one that is not known. */
  times: z.strictObject({
    impactStartedAt: milestoneTime,
    detectedAt: milestoneTime,
    acknowledgedAt: milestoneTime,
    mitigatedAt: milestoneTime,
    impactEndedAt: milestoneTime,
    resolvedAt: milestoneTime,
    closedAt: milestoneTime,
  }),
  /** Why they were not right. */
  reason: plainText(500).min(1),
});
/** Who may see it, and whom it lets in besides. */
export const setVisibilityInput = z.strictObject({
  ...seen,
  visibility: z.enum(VISIBILITIES),
  memberIds: z.array(z.uuid()).max(MEMBERS_MAX).default([]),
  /** How many private incidents that were merged into it the sender knows of: what came from them is opened with it. */
  opensMerged: z.number().int().min(0).optional(),
});
export const setDashboardsInput = z.strictObject({ ...seen, dashboards });
export const setServicesInput = z.strictObject({ ...seen, serviceIds });

/** Sizes of a pinned panel: of 24 columns, and in rows of 38 pixels. */
export const PANEL_SIZE = {
  width: { least: 4, most: 24, usual: 12 },
  height: { least: 3, most: 24, usual: 8 },
} as const;
const width = z.number().int().min(PANEL_SIZE.width.least).max(PANEL_SIZE.width.most);
const height = z.number().int().min(PANEL_SIZE.height.least).max(PANEL_SIZE.height.most);

const VARIABLES_MAX_CHARACTERS = 16_384;
const variableText = z.string().max(2_000);
/** What the variables of a panel's dashboard are set to; a list stands for several values chosen together. */
const pinnedVariables = z
  .record(z.string().regex(/^[\w.-]{1,100}$/), z.union([variableText, z.array(variableText)]))
  .refine((values) => Object.keys(values).length <= 64 && JSON.stringify(values).length <= VARIABLES_MAX_CHARACTERS, {
    message: "Too much is set",
  });

export const pinPanelInput = z.strictObject({
  ...seen,
  dashboardUid,
  panelId: z.number().int().min(0).max(2_147_483_647),
  title: plainText(300),
  variables: pinnedVariables.default({}),
  width: width.default(PANEL_SIZE.width.usual),
  height: height.default(PANEL_SIZE.height.usual),
  /** Before which of the pinned panels it goes, counted from 0; after all of them unless given. */
  position: z.number().int().min(0).max(PANELS_MAX).optional(),
});
export const unpinPanelInput = z.strictObject({ ...seen, id: z.uuid() });
/** All pinned panels of the room in their new order, each with its size. */
export const arrangePanelsInput = z.strictObject({
  ...seen,
  panels: z.array(z.strictObject({ id: z.uuid(), width, height })).max(PANELS_MAX),
});

export const listInput = z.strictObject({
  statuses: z.array(statusSchema).max(STATUSES.length).default([]),
  severities: z.array(severitySchema).max(SEVERITIES.length).default([]),
  teamIds: z.array(z.uuid()).max(100).default([]),
  typeIds: z.array(z.uuid()).max(100).default([]),
  serviceIds: z.array(z.uuid()).max(100).default([]),
  /** Fields that are chosen from, each with any of these: ids of options or people, `yes`, `no`. */
  fields: z
    .array(z.strictObject({ id: z.uuid().toLowerCase(), values: z.array(z.string().max(36)).min(1).max(OPTIONS_MAX) }))
    .max(FIELDS_MAX)
    .default([]),
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
  visibility: Visibility;
  /** It was closed for it belongs to another one. */
  isMerged?: true;
  type: { id: string; name: string } | null;
  team: { id: string; name: string } | null;
  commander: Person | null;
  declaredAt: string;
  impactStartedAt: string | null;
  resolvedAt: string | null;
  /** While it rests. */
  pause: { since: string; until: string; reason: string } | null;
  /** When something last happened in the room. */
  updatedAt: string;
  eventCount: number;
}

/** What fires in an incident. Times are ISO 8601 in UTC. */
export interface IncidentAlerts {
  /** Alerts that fire now. */
  firing: number;
  /** When any of them fired, the oldest first; the last has no end while one fires. */
  spans: { startsAt: string; endsAt: string | null }[];
}

export interface BoardIncident extends IncidentSummary {
  /** Null where no alert ever belonged to it. */
  alerts: IncidentAlerts | null;
}

/** A single panel that the room holds, apart from whole dashboards. */
export interface PinnedPanel {
  id: string;
  dashboardUid: string;
  panelId: number;
  title: string;
  variables: z.infer<typeof pinnedVariables>;
  /** Columns of 24. */
  width: number;
  /** Rows of 38 pixels. */
  height: number;
}

export interface IncidentDetail extends IncidentSummary {
  summary: string;
  version: number;
  impactEndedAt: string | null;
  detectedAt: string | null;
  acknowledgedAt: string | null;
  mitigatedAt: string | null;
  closedAt: string | null;
  declaredBy: Person | null;
  roles: { role: IncidentRoleName; person: Person }[];
  /** Let into it while it is private, beside those with a role. */
  members: Person[];
  dashboards: { uid: string; title: string }[];
  /** In the order of the room. */
  panels: PinnedPanel[];
  services: { id: string; slug: string; name: string }[];
  /** What is to be done before it is resolved. */
  checklist: CheckState[];
  /** What the organization wants to know of it, in the organization's order. */
  fields: FieldState[];
  /** Status values that the rules allow next. */
  nextStatuses: IncidentStatus[];
  canUpdate: boolean;
  canPost: boolean;
  canShare: boolean;
  canExport: boolean;
}
