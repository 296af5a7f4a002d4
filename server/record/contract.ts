import { z } from "zod";
import { timelineEvent } from "@/server/timeline/contract";

export const EXPORT_FORMATS = ["json", "markdown", "csv"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What may be asked for in the address of an export. */
export const exportQuery = z.object({
  format: z.enum(EXPORT_FORMATS).default("json"),
  /** With the whole documents of evidence, beside their hashes. */
  evidence: z.literal("1").optional(),
  /** Language of a Markdown export. */
  locale: z.enum(["en", "zh-TW"]).default("en"),
});
export type ExportQuery = z.infer<typeof exportQuery>;

export const RECORD_FORMAT = "sre-assistant/incident-export@1";
/** What the first entry of a timeline names as the one before it. */
export const NO_HASH = "0".repeat(64);

const hash = z.string().regex(/^[\da-f]{64}$/);

/** One entry with its place in the chain. Strict: what the chain does not cover has no place in it. */
export const recordEntry = timelineEvent.extend({ contentHash: hash, prevHash: hash, hash }).strict();
export type RecordEntry = z.infer<typeof recordEntry>;

export const recordHead = z.object({ seq: z.number().int().min(0), hash });
export type RecordHead = z.infer<typeof recordHead>;

/** A head as it was told outside of the timeline. */
export const recordAnchor = recordHead.extend({ anchoredAt: z.iso.datetime() });
export type RecordAnchor = z.infer<typeof recordAnchor>;

/** A line of an anchor file in the blob store. */
export const anchorLine = recordAnchor.extend({ incident: z.uuid(), number: z.number().int() });
export type AnchorLine = z.infer<typeof anchorLine>;

export const recordEvidence = z.looseObject({ id: z.uuid(), sha256: hash, document: z.unknown().optional() });
export const recordAttachment = z.looseObject({ id: z.uuid(), sha256: hash });
