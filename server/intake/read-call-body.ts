import type { IncomingMessage } from "node:http";
import { type Gunzip, createGunzip, createInflate } from "node:zlib";

export const BODY_MAX_BYTES = 5 * 1024 * 1024;
const DEADLINE_MS = 10_000;
/** JSON shrinks to a thirtieth; what shrinks more was made to. */
const MOST_RATIO = 200;
const RATIO_FROM_BYTES = 256 * 1024;

export type CallBody = { body: Buffer } | { refused: "too_large" | "encoding" | "unreadable" | "too_slow" | "gone" };

function inflaterOf(encoding: string): Gunzip | null | undefined {
  if (encoding === "" || encoding === "identity") return null;
  if (encoding === "gzip" || encoding === "x-gzip") return createGunzip();
  return encoding === "deflate" ? createInflate() : undefined;
}

/**
 * The whole body of a call, inflated. It is read no further than the limit, on either side of the inflation; what of it
 * has not come is left in the socket.
 */
export async function readCallBody(req: IncomingMessage, deadlineMs = DEADLINE_MS): Promise<CallBody> {
  const inflater = inflaterOf((req.headers["content-encoding"] ?? "").trim().toLowerCase());
  if (inflater === undefined) return { refused: "encoding" };
  if (Number(req.headers["content-length"] ?? 0) > BODY_MAX_BYTES) return { refused: "too_large" };
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let came = 0;
    let bytes = 0;
    const timer = setTimeout(() => end({ refused: "too_slow" }), deadlineMs);
    const end = (read: CallBody) => {
      clearTimeout(timer);
      req.off("data", count).off("aborted", gone).off("error", gone);
      req.unpipe().pause();
      inflater?.removeAllListeners("data").destroy();
      resolve(read);
    };
    const gone = () => end({ refused: "gone" });
    const count = (chunk: Buffer) => {
      came += chunk.byteLength;
      if (came > BODY_MAX_BYTES) end({ refused: "too_large" });
    };
    const keep = (chunk: Buffer) => {
      bytes += chunk.byteLength;
      const isBomb = inflater !== null && bytes > RATIO_FROM_BYTES && bytes > came * MOST_RATIO;
      if (bytes > BODY_MAX_BYTES || isBomb) return end({ refused: "too_large" });
      chunks.push(chunk);
    };
    const whole = () => end({ body: Buffer.concat(chunks) });
    req.on("data", count).once("aborted", gone).once("error", gone);
    if (!inflater) return void req.on("data", keep).once("end", whole);
    inflater.on("data", keep).once("end", whole);
    inflater.once("error", () => end({ refused: "unreadable" }));
    req.pipe(inflater);
  });
}
