import { z } from "zod";
import type { StatusSettings } from "@/server/incident/contract/status-settings";
import { type IncidentStatus, type Severity, incidentNumberSchema } from "@/server/incident/contract";

export const SHARE_DEFAULT_DAYS = 7;
export const SHARE_MAX_DAYS = 90;

/** 32 random bytes, base64url. */
export const shareTokenSchema = z.string().regex(/^[\w-]{43}$/);

export const createShareInput = z.strictObject({
  number: incidentNumberSchema,
  idempotencyKey: z.uuid(),
  expiresInDays: z.number().int().min(1).max(SHARE_MAX_DAYS).default(SHARE_DEFAULT_DAYS),
  /** What the sender's panels show, in epoch milliseconds. */
  range: z
    .strictObject({ from: z.number().int().min(0), to: z.number().int().min(0) })
    .refine((range) => range.from < range.to, { message: "the range must not be empty" }),
  dashboardUid: z.string().min(1).max(100).nullable().default(null),
});
export const revokeShareInput = z.strictObject({ number: incidentNumberSchema, shareId: z.uuid() });
export const openShareInput = z.strictObject({ token: z.string().max(200) });

export interface CreatedShare {
  id: string;
  /** Shown once: only its hash is stored. */
  token: string;
  url: string;
  expiresAt: string;
}

/** A link as its makers see it; the token is gone for good. */
export interface ShareListItem {
  id: string;
  createdBy: string;
  createdAt: string;
  expiresAt: string;
  revokedAt: string | null;
  openings: number;
  lastOpenedAt: string | null;
}

/** What an outsider sees: no ids of people, no other incident, nothing to act on. */
export interface SharedIncident {
  number: number;
  title: string;
  summary: string;
  severity: Severity;
  status: IncidentStatus;
  /** What statuses are called where the incident belongs. */
  statuses: StatusSettings["statuses"];
  declaredAt: string;
  resolvedAt: string | null;
  impactStartedAt: string | null;
  expiresAt: string;
  range: { from: number; to: number };
  dashboardUid: string | null;
  events: {
    seq: number;
    kind: string;
    occurredAt: string;
    actorName: string;
    body: string;
    payload: Record<string, unknown>;
  }[];
  /** True when there are older events than those that are sent. */
  truncated: boolean;
}
