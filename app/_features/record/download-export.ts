import type { ErrorCode } from "@/server/platform/errors";
import type { ExportFormat } from "@/server/record/contract";
import { fileNameOf } from "./file-name-of";

/** Why there is no file: the server's refusal, or CUT when the connection ended before or in the middle of it. */
export class ExportFailure extends Error {
  constructor(readonly code: ErrorCode | "CUT") {
    super(code);
  }
}

export interface ExportDownload {
  incidentNumber: number;
  format: ExportFormat;
  locale: string;
  /** With the whole documents of evidence, beside their hashes. */
  withEvidence: boolean;
  /** Bytes that have arrived. */
  onProgress: (bytes: number) => void;
  signal: AbortSignal;
}

async function read(body: ReadableStream<Uint8Array>, onProgress: (bytes: number) => void): Promise<BlobPart[]> {
  const parts: BlobPart[] = [];
  let bytes = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts;
    parts.push(value as Uint8Array<ArrayBuffer>);
    bytes += value.byteLength;
    onProgress(bytes);
  }
}

/**
 * Fetches an export. Aborting rejects with the signal's reason.
 * @throws ExportFailure
 */
export async function downloadExport(asked: ExportDownload): Promise<{ name: string; content: Blob }> {
  const { incidentNumber, format, locale, withEvidence, onProgress, signal } = asked;
  const query = new URLSearchParams({ format, locale, ...(withEvidence && { evidence: "1" }) });
  const address = `/api/incidents/${incidentNumber}/export?${query}`;
  try {
    const answer = await fetch(address, { signal });
    if (!answer.ok || !answer.body) {
      const { error } = (await answer.json()) as { error?: { code?: ErrorCode } };
      throw new ExportFailure(error?.code ?? "INTERNAL");
    }
    const name = fileNameOf(answer.headers.get("content-disposition")) ?? `incident-${incidentNumber}`;
    const content = new Blob(await read(answer.body, onProgress), { type: "application/octet-stream" });
    return { name, content };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error instanceof ExportFailure ? error : new ExportFailure("CUT");
  }
}
