import { statusesOf } from "@/server/incident/status-settings";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { findIncident } from "@/server/platform/find-incident";
import type { ExportFormat, ExportQuery } from "@/server/record/contract";
import { RecordReader } from "@/server/record/read-record";
import { writeCsv } from "@/server/record/write-csv";
import { writeJson } from "@/server/record/write-json";
import { writeMarkdown } from "@/server/record/write-markdown";

export interface RecordExport {
  fileName: string;
  contentType: string;
  /** Entries that will be told. */
  entries: number;
  chunks: AsyncIterable<string>;
}

const KINDS: Record<ExportFormat, { extension: string; contentType: string }> = {
  json: { extension: "json", contentType: "application/json; charset=utf-8" },
  markdown: { extension: "md", contentType: "text/markdown; charset=utf-8" },
  csv: { extension: "csv", contentType: "text/csv; charset=utf-8" },
};
const TITLE_MAX = 60;

function nameOf(number: number, title: string, extension: string): string {
  const words = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
  const short = [...words]
    .slice(0, TITLE_MAX)
    .join("")
    .replace(/^-+|-+$/g, "");
  return `incident-${number}${short && `-${short}`}.${extension}`;
}

/**
 * An incident as a file, read while it is written: however long the timeline is, no more than a page of it is in memory.
 * @throws AppError NOT_FOUND, FORBIDDEN, RATE_LIMITED
 */
export async function exportRecord(context: SignedIn, number: number, query: ExportQuery): Promise<RecordExport> {
  const { services, viewer } = context;
  const incident = await findIncident(context, number);
  authorize(viewer, "record:export", incident);
  await services.limits.take("export", viewer.userId);
  const record = await RecordReader.open(services.pool, incident.id);
  const exportedAt = services.clock.now().toISOString();
  const { format, locale } = query;
  const statuses = await statusesOf(services.db, viewer.organizationId);
  const chunks = {
    json: () => writeJson(record, { exportedAt, withDocuments: query.evidence === "1" }),
    markdown: () => writeMarkdown(record, { exportedAt, locale, statuses }),
    csv: () => writeCsv(record),
  }[format]();
  const { extension, contentType } = KINDS[format];
  const fileName = nameOf(number, record.incident.title, extension);
  return { fileName, contentType, entries: record.head.seq, chunks };
}
