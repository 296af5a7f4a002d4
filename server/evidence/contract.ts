import { z } from "zod";
import { absoluteRange, panelQueryInput, type AnnotationLayer, type VariableValues } from "@/server/dashboard/contract";
import { adhocQueryInput } from "@/server/explore/contract";

/** What was captured: a panel of a dashboard, or the answer to a typed query. */
export const EVIDENCE_KINDS = ["panel", "query", "logs", "trace"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Why: by hand, where an alert fired, around an action, or when the incident was resolved. */
export const EVIDENCE_REASONS = ["posted", "alert", "action_before", "action_after", "resolved"] as const;
export type EvidenceReason = (typeof EVIDENCE_REASONS)[number];

/** Largest document that is kept, in bytes of canonical JSON; what is larger is thinned out first. */
export const MAX_DOCUMENT_BYTES = 5 * 1024 * 1024;
export const MAX_NOTE = 500;
/** Most numbers of a thumbnail, over all its lines. */
export const MAX_THUMBNAIL = 200;

const incidentNumber = z.number().int().min(1).max(2_147_483_647);
const posted = {
  incidentNumber,
  /** Made by the sender: the same key is captured once, however often it is sent. */
  idempotencyKey: z.uuid(),
  /** One line under the card. */
  note: z.string().trim().max(MAX_NOTE).default(""),
};

/** A panel of the room as somebody sees it: the span is absolute, and the resolution that of the panel on the screen. */
export const capturePanelInput = panelQueryInput.omit({ refIds: true }).extend(posted);
export type CapturePanelInput = z.infer<typeof capturePanelInput>;

/** The answer to a typed query, for those with `query:adhoc`. */
export const captureQueryInput = adhocQueryInput.extend(posted);
export type CaptureQueryInput = z.infer<typeof captureQueryInput>;

export const verifyEvidenceInput = z.strictObject({ incidentNumber, id: z.uuid() });
export type VerifyEvidenceInput = z.infer<typeof verifyEvidenceInput>;

export const listEvidenceInput = z.strictObject({ incidentNumber });
export type ListEvidenceInput = z.infer<typeof listEvidenceInput>;

/**
 * `POST …/evidence/:id/now`: the stored queries again, over the captured span or another one that is no longer. Answers
 * `{results}` as in the document.
 */
export const askAgainInput = z.strictObject({ range: z.union([z.literal("captured"), absoluteRange]) });
export type AskAgainInput = z.infer<typeof askAgainInput>;

/** Where evidence came to lie. */
export interface PostedEvidence {
  id: string;
  eventId: string;
  seq: number;
  sha256: string;
}

/** Evidence of an incident, without its document. Times are RFC 3339. */
export interface EvidenceItem {
  id: string;
  kind: EvidenceKind;
  title: string;
  reason: string;
  capturedAt: string;
  rangeFrom: string;
  rangeTo: string;
  dashboardUid: string | null;
  panelId: number | null;
  sha256: string;
}

export const NOTE_CODES = [
  "thinned",
  "newest_lines",
  "first_rows",
  "series_cut",
  "uneven",
  "times_dropped",
  "labels_dropped",
  "frames_dropped",
  "marks_missing",
  "partial",
] as const;

/** What the timeline tells of evidence; whoever reads it copes with parts that are missing. */
export const evidencePayload = z.object({
  evidenceId: z.uuid(),
  evidenceKind: z.enum(EVIDENCE_KINDS),
  title: z.string().catch(""),
  reason: z.string().catch("posted"),
  rangeFrom: z.iso.datetime(),
  rangeTo: z.iso.datetime(),
  dashboardUid: z.string().optional().catch(undefined),
  dashboardTitle: z.string().optional().catch(undefined),
  panelId: z.number().int().optional().catch(undefined),
  panelType: z.string().catch(""),
  sha256: z.string(),
  capturedAt: z.iso.datetime(),
  /** Whole numbers from 0 to 100; null is a gap. Lines of equal length, one after the other. */
  thumbnail: z.array(z.number().nullable()).max(MAX_THUMBNAIL).optional().catch(undefined),
  thumbnailLines: z.number().int().min(1).max(MAX_THUMBNAIL).catch(1),
  notes: z
    .array(
      z.object({
        code: z.enum(NOTE_CODES),
        kept: z.number().optional(),
        of: z.number().optional(),
        subject: z.string().optional(),
      }),
    )
    .catch([]),
});
export type EvidencePayload = z.infer<typeof evidencePayload>;

/** A column of a frame as Grafana writes it. */
export interface FrameField {
  name: string;
  /** `time`, `number`, `string`, `boolean`, `enum`, `other` … */
  type: string;
  labels?: Record<string, string>;
  [more: string]: unknown;
}

/** Places of values that JSON has no numbers for, by column. */
export interface FrameEntities {
  NaN?: number[];
  Inf?: number[];
  NegInf?: number[];
}

/**
 * A data frame as Grafana writes it, column by column.
 *
 * @see https://grafana.com/developers/dataplane/
 */
export interface EvidenceFrame {
  schema: { name?: string; refId?: string; meta?: Record<string, unknown>; fields: FrameField[] };
  data: {
    values: unknown[][];
    entities?: (FrameEntities | null)[];
    nanos?: (number[] | null)[];
    [more: string]: unknown;
  };
}

export type EvidenceResults = Record<string, { frames: EvidenceFrame[]; error?: string }>;

/**
 * What differs between the document and what Grafana answered.
 *
 * - `thinned`: points were left out, lowest and highest of each stretch kept (`kept` of `of` rows)
 * - `newest_lines`: only the newest lines were kept; `first_rows`: only the first rows
 * - `series_cut`: more series than can be told apart, the first were kept
 * - `uneven`: columns of one frame had unequal lengths and were cut to the shortest
 * - `times_dropped`: rows without a time that can be read
 * - `labels_dropped`: labels with a name that cannot be kept
 * - `frames_dropped`: frames that cannot be read
 * - `marks_missing`: annotations could not be read
 * - `partial`: a query failed beside others that did not (`subject`: its refId)
 */
export interface EvidenceNote {
  code: (typeof NOTE_CODES)[number];
  kept?: number;
  of?: number;
  subject?: string;
}

/** How the panel is drawn: as it was stored in its dashboard, without links. */
export interface EvidencePanel {
  /** 0 where it is no panel of a dashboard. */
  id: number;
  type: string;
  description: string;
  transparent: boolean;
  pluginVersion: string;
  options: Record<string, unknown>;
  fieldConfig: { defaults: Record<string, unknown>; overrides: unknown[] };
  transformations: unknown[];
  interval: string;
  maxDataPoints: number | null;
  timeFrom: string;
  timeShift: string;
}

/** One query as it was sent to Grafana. */
export interface SentQuery {
  refId: string;
  datasource: { type: string; uid: string };
  intervalMs: number;
  maxDataPoints: number;
  [pluginField: string]: unknown;
}

/**
 * The document: everything that is needed to draw again what was seen, without Grafana. Its canonical form is RFC 8785,
 * its hash SHA-256 over that.
 */
export interface EvidenceContent {
  version: 1;
  kind: EvidenceKind;
  title: string;
  panel: EvidencePanel;
  /** `version` counts its changes in Grafana; 0 where it is not known. */
  dashboard: { uid: string; title: string; version: number; timezone: string } | null;
  /** Only for those with `query:adhoc`. */
  queries?: SentQuery[];
  /** Which answers are wanted, and those of which are meant to be tables. */
  targets: { refId: string; format: string }[];
  variables: VariableValues;
  /** Epoch milliseconds. */
  range: { from: number; to: number };
  dataSources: { uid: string; type: string }[];
  grafanaVersion: string;
  /** RFC 3339. */
  capturedAt: string;
  /** Empty for the system. */
  capturedBy: string;
  results: EvidenceResults;
  annotations: AnnotationLayer[];
  notes: EvidenceNote[];
}
