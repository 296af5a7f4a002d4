import { z } from "zod";
import { SERVICE_DASHBOARDS_MAX, SERVICE_DEPENDENCIES_MAX, serviceFacts } from "@/server/service/contract";

/** In characters, of one file. */
export const CATALOGUE_FILE_MAX = 512_000;
/** Services of one file. */
export const ENTRIES_MAX = 1_000;

const uid = z.string().min(1).max(100);
const dashboard = z.union([
  uid.transform((only) => ({ uid: only, title: "" })),
  z.strictObject({ uid, title: z.string().max(300).default("") }),
]);

/** A service as a file tells it. What is left out stays as it is. */
export const serviceEntry = z.strictObject({
  slug: serviceFacts.slug,
  name: serviceFacts.name.optional(),
  description: serviceFacts.description.optional(),
  /** Short name or name of the owning team; null for none. */
  team: z.string().trim().min(1).max(200).nullish(),
  tier: serviceFacts.tier.optional(),
  lifecycle: serviceFacts.lifecycle.optional(),
  /** Short names. */
  dependsOn: z.array(serviceFacts.slug).max(SERVICE_DEPENDENCIES_MAX).optional(),
  matchers: serviceFacts.matchers.optional(),
  links: serviceFacts.links.optional(),
  dashboards: z.array(dashboard).max(SERVICE_DASHBOARDS_MAX).optional(),
});
export type ServiceEntry = z.infer<typeof serviceEntry>;

export const FILE_ISSUES = [
  "syntax",
  "alias",
  "duplicateKey",
  "tooDeep",
  "tooMany",
  "empty",
  "shape",
  "duplicate",
  "matchers",
  "itself",
  "unknownTeam",
  "unknownDependency",
  "unknownLifecycle",
  "skipped",
] as const;
export type FileIssueCode = (typeof FILE_ISSUES)[number];

/** Something in a file that keeps it from being taken, or that is left out of it. */
export interface FileIssue {
  isError: boolean;
  code: FileIssueCode;
  /** Counted from 1. */
  line: number;
  /** Where in the document, such as `services.2.tier`. */
  path: string;
  detail: string;
}

/** What becomes another of a service; lists are told as lists of their words. */
export interface FieldChange {
  field: Exclude<keyof ServiceEntry, "slug">;
  from: string[];
  to: string[];
}

export interface ServiceChange {
  slug: string;
  name: string;
  isNew: boolean;
  fields: FieldChange[];
}

/** What taking a file would do. Nothing is ever removed by it. */
export interface ImportPlan {
  issues: FileIssue[];
  changes: ServiceChange[];
  unchanged: number;
  /** Services that the file does not name. */
  absent: number;
  /** Names this plan; null where the file cannot be taken. */
  revision: string | null;
}

const text = z.string().min(1).max(CATALOGUE_FILE_MAX);
export const previewImportInput = z.strictObject({ text });
export const applyImportInput = z.strictObject({
  text,
  /** Of the plan that was looked at: another one is refused. */
  revision: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ApplyImportInput = z.infer<typeof applyImportInput>;
