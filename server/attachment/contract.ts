import { z } from "zod";

/** Most bytes of one file, and of all files of one incident together. */
export const ATTACHMENT_MAX_BYTES = 25 * 1024 * 1024;
export const INCIDENT_MAX_BYTES = 1024 * 1024 * 1024;
/** Longest edge of the small picture that stands in the timeline. */
export const THUMBNAIL_PX = 640;

/** Headers of an upload beside the file itself: its name, percent-encoded, and a key that is the same when it is repeated. */
export const FILE_NAME_HEADER = "x-file-name";
export const UPLOAD_KEY_HEADER = "idempotency-key";

/** Takes back a file that no message names yet. */
export const discardAttachmentInput = z.strictObject({
  number: z.number().int().min(1).max(2_147_483_647),
  id: z.uuid(),
});
export type DiscardAttachmentInput = z.infer<typeof discardAttachmentInput>;
