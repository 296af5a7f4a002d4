import { z } from "zod";
import type { RefusalReason, ReportedAlert, RefusedPart } from "@/server/intake/contract/reported";

export const SOURCE_KINDS = [
  "alertmanager",
  "grafana",
  "pagerduty",
  "cloudevents",
  "generic",
  "github",
  "gitlab",
  "argocd",
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];
export const VERIFICATIONS = ["hmac", "bearer", "basic", "standard_webhooks", "routing_key", "token", "none"] as const;
export type Verification = (typeof VERIFICATIONS)[number];

/** Sender of what was made up for. */
export const RECONCILIATION = "reconciliation";

const NAME_MAX = 100;
export const MAPPING_MAX_CHARACTERS = 10_000;
export const SAMPLE_MAX_CHARACTERS = 100_000;
const plainText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !value.includes("\0") && value.isWellFormed(), { message: "not text" });
const header = z.string().regex(/^[A-Za-z][\w-]{0,99}$/);

/** What a verification needs to know beside the secret; nothing of it is secret. */
export const sourceOptions = z.strictObject({
  /** Of `hmac`; Grafana's own name for it unless given. Of `token`: GitLab's. */
  header: header.optional(),
  /** Of `hmac`: carries the Unix time in seconds, which is then signed, too. */
  timestampHeader: header.optional(),
  /** Of `basic`. */
  username: z
    .string()
    .regex(/^[^:\p{Cc}]{1,100}$/u)
    .optional(),
});
export type SourceOptions = z.infer<typeof sourceOptions>;

const sourceFacts = {
  name: plainText(NAME_MAX),
  options: sourceOptions.default({}),
  mapping: plainText(MAPPING_MAX_CHARACTERS).nullable().default(null),
};
export const createSourceInput = z.strictObject({
  ...sourceFacts,
  kind: z.enum(SOURCE_KINDS),
  verification: z.enum(VERIFICATIONS),
});
export type CreateSourceInput = z.infer<typeof createSourceInput>;
export const updateSourceInput = z.strictObject({ ...sourceFacts, id: z.uuid(), isOn: z.boolean() });
export type UpdateSourceInput = z.infer<typeof updateSourceInput>;
export const sourceInput = z.strictObject({ id: z.uuid() });

/** An address that something calls. Times are RFC 3339 in UTC. */
export interface AlertSourceState {
  id: string;
  kind: SourceKind;
  name: string;
  /** Where it is called. */
  url: string;
  verification: Verification;
  options: SourceOptions;
  mapping: string | null;
  isOn: boolean;
  createdAt: string;
  lastDeliveryAt: string | null;
  /** In the last 24 hours. */
  deliveries: number;
  /** Of these: what webhooks had not told, and was asked for. */
  repaired: number;
  /** What waits to be worked off. */
  pending: number;
  deadLetters: number;
  /** Calls that were refused at the door, since the source was made. */
  refused: { count: number; at: string | null; reason: string | null };
  /** Until when the secret before the present one is valid. */
  oldSecretUntil: string | null;
}

/** A secret is shown when it is made, and never again. */
export interface ShownSecret {
  source: AlertSourceState;
  /** Null where the source is not verified. */
  secret: string | null;
}

export const deadLettersInput = z.strictObject({
  sourceId: z.uuid().optional(),
  before: z.uuid().optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export interface DeadLetterState {
  id: string;
  deliveryId: string;
  source: { id: string; name: string; kind: SourceKind };
  /** Path in the body; empty for the whole of it. */
  part: string;
  reason: RefusalReason;
  detail: string;
  receivedAt: string;
  /** The beginning of what was sent; null when it is not kept any more. */
  excerpt: string | null;
}

export const retryInput = z.strictObject({
  deliveryIds: z
    .array(z.string().regex(/^\d{1,18}$/))
    .min(1)
    .max(100),
});
/** All deliveries of a span of time, and of one source where it is named. */
export const replayInput = z
  .strictObject({
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    sourceId: z.uuid().optional(),
  })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), { message: "ends before it begins" });

export const previewMappingInput = z.strictObject({
  expression: z.string().min(1).max(MAPPING_MAX_CHARACTERS),
  /** JSON as the source would send it. */
  sample: z.string().max(SAMPLE_MAX_CHARACTERS),
});
/** What a mapping makes of a sample; `error` says why it makes nothing. */
export interface MappingPreview {
  alerts: ReportedAlert[];
  refused: RefusedPart[];
  output: string | null;
  error: { reason: "sample" | RefusalReason; detail: string; position?: number } | null;
}
