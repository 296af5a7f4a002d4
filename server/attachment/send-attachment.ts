import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { OpenedAttachment } from "@/server/attachment/open-attachment";
import { byteRange } from "@/server/attachment/rules/byte-range";
import { deliveryOf } from "@/server/attachment/rules/delivery-of";
import { contentDisposition } from "@/server/platform/content-disposition";
import { AppError } from "@/server/platform/errors";
import type { BlobStore } from "@/server/ports/blob-store";

/** A file that is opened by itself gets no power at all, whatever it turns out to be. */
const NO_POWER = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox";
/** Nobody takes longer for the next part of it. */
const STALLED_MS = 60_000;

/** A part that was asked for under an older content is answered with the whole. */
function rangeOf({ headers }: IncomingMessage, etag: string, bytes: number) {
  const condition = headers["if-range"];
  return condition === undefined || condition === etag ? byteRange(headers.range, bytes) : null;
}

/**
 * Answers with a file, a part of it or 304. It never changes under its address, so browsers keep it; no cache that
 * several people share does.
 * @throws AppError NOT_FOUND where the store has lost it; STORAGE_UNAVAILABLE
 */
export async function sendAttachment(
  req: IncomingMessage,
  res: ServerResponse,
  blobs: BlobStore,
  { blob, name, mediaType, tag }: OpenedAttachment,
): Promise<void> {
  const { contentType, how } = deliveryOf(mediaType);
  const etag = `"${tag}"`;
  const headers = {
    "content-type": contentType,
    "content-disposition": contentDisposition(how, name),
    "content-security-policy": NO_POWER,
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, max-age=31536000, immutable",
    "accept-ranges": "bytes",
    etag,
  };
  if (req.headers["if-none-match"] === etag) return void res.writeHead(304, headers).end();
  // Most want all of it, and need not be told its length first.
  const whole = req.headers.range === undefined && req.method !== "HEAD" ? await blobs.get(blob) : null;
  const bytes = whole ? whole.bytes : await blobs.size(blob);
  if (bytes === null) throw new AppError("NOT_FOUND");
  const range = rangeOf(req, etag, bytes);
  if (range === "unsatisfiable") {
    res.writeHead(416, { "content-range": `bytes */${bytes}`, "content-length": 0 });
    return void res.end();
  }
  const status = range ? 206 : 200;
  const length = range ? range.end - range.start + 1 : bytes;
  const part = range && { "content-range": `bytes ${range.start}-${range.end}/${bytes}` };
  if (req.method === "HEAD") return void res.writeHead(status, { ...headers, ...part, "content-length": length }).end();
  const found = whole ?? (await blobs.get(blob, range ?? undefined));
  if (!found) throw new AppError("NOT_FOUND");
  res.writeHead(status, { ...headers, ...part, "content-length": length });
  res.setTimeout(STALLED_MS, () => res.destroy());
  // Who leaves in the middle is no fault of ours.
  await pipeline(Readable.from(found.content), res).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  });
}
