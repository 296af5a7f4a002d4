import type { AttachmentRef } from "@/server/timeline/contract/event-payloads";

type Row = Omit<AttachmentRef, "width" | "height" | "sha256"> & {
  width: number | null;
  height: number | null;
  sha256: string;
};

/** A stored file as messages refer to it. */
export function refOf({ id, name, mediaType, bytes, width, height, sha256 }: Row): AttachmentRef {
  return { id, name, mediaType, bytes, ...(width && height && { width, height }), sha256 };
}
