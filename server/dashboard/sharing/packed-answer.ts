import { promisify } from "node:util";
import { gunzip, gzip, gzipSync } from "node:zlib";
import type { SharedAnswer } from "@/server/ports/shared-metrics";

/** What is smaller is not worth packing. */
const ZIP_FROM_BYTES = 1_024;
/** What is smaller is packed at once: to hand it to another thread and back takes longer. */
const HAND_OVER_FROM_BYTES = 64 * 1_024;
const ZIP = { level: 3, chunkSize: 64 * 1_024 };

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** The body of an answer as it travels and is kept, and never a header. */
export type PackedAnswer = Omit<SharedAnswer, "staleSince">;

export const packed = (status: number, value: unknown): Promise<PackedAnswer> =>
  packedText(status, JSON.stringify(value));

export async function packedText(status: number, text: string): Promise<PackedAnswer> {
  const body = Buffer.from(text);
  if (body.byteLength < ZIP_FROM_BYTES) return { status, body, isZipped: false };
  const isSmall = body.byteLength < HAND_OVER_FROM_BYTES;
  return { status, body: isSmall ? gzipSync(body, ZIP) : await zip(body, ZIP), isZipped: true };
}

/** The bytes of an answer as they were before packing. */
export async function plainBody({ body, isZipped }: PackedAnswer): Promise<Buffer> {
  return isZipped ? unzip(body) : body;
}
