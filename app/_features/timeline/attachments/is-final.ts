import type { UploadRefusal } from "./upload-attachment";

const FINAL: ReadonlySet<UploadRefusal["code"]> = new Set([
  "TOO_LARGE",
  "FORBIDDEN",
  "NOT_FOUND",
  "CONFLICT",
  "ATTACHMENT_NOT_ALLOWED",
  "ATTACHMENT_NOT_READABLE",
]);

/** True for a refusal that the same file would get again. */
export function isFinal(code: UploadRefusal["code"]): boolean {
  return FINAL.has(code);
}
