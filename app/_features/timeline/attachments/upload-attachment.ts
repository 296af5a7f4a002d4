import { ATTACHMENT_MAX_BYTES, FILE_NAME_HEADER, UPLOAD_KEY_HEADER } from "@/server/attachment/contract";
import type { ErrorCode } from "@/server/platform/errors";
import type { AttachmentRef } from "@/server/timeline/contract/event-payloads";

/** The server's refusal of a file; OFFLINE when no answer came. */
export class UploadRefusal extends Error {
  constructor(
    readonly code: ErrorCode | "OFFLINE",
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

export interface AttachmentUpload {
  incidentNumber: number;
  file: File;
  /** The same for each attempt with the same file: it is kept once. */
  key: string;
  /** Share of the file that has left, 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

interface Refused {
  error?: { code?: ErrorCode; details?: Record<string, unknown> };
}

function answerOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/**
 * Sends a file to a room. Aborting rejects with the signal's reason, everything else that goes wrong with an
 * `UploadRefusal`. Not `fetch`: it cannot tell how far it has come.
 */
export function uploadAttachment(upload: AttachmentUpload): Promise<AttachmentRef> {
  const { incidentNumber, file, key, onProgress, signal } = upload;
  if (file.size > ATTACHMENT_MAX_BYTES) return Promise.reject(new UploadRefusal("TOO_LARGE"));
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open("POST", `/api/rooms/${incidentNumber}/attachments`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader(FILE_NAME_HEADER, encodeURIComponent(file.name.toWellFormed()));
    request.setRequestHeader(UPLOAD_KEY_HEADER, key);
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0));
    request.addEventListener("abort", () => reject(signal?.reason ?? new DOMException("Aborted", "AbortError")));
    request.addEventListener("error", () => reject(new UploadRefusal("OFFLINE")));
    request.addEventListener("load", () => {
      const answer = answerOf(request.responseText);
      if (request.status === 201 && answer) return resolve(answer as AttachmentRef);
      const { code = "INTERNAL", details } = (answer as Refused | null)?.error ?? {};
      reject(new UploadRefusal(code, details));
    });
    request.addEventListener("loadend", () => signal?.removeEventListener("abort", abort));
    signal?.addEventListener("abort", abort);
    if (signal?.aborted) return reject(signal.reason);
    request.send(file);
  });
}
