import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { AppError } from "@/server/platform/errors";

export interface ReceivedFile {
  path: string;
  bytes: number;
  sha256: string;
  /** The first bytes, at most 4,100. */
  beginning: Buffer;
}

export interface ReceiveLimits {
  maxBytes: number;
  /** Longest pause in which nothing arrives. */
  silenceMs: number;
}

const BEGINNING_BYTES = 4_100;

/** What arrives, piece by piece. The source stays open whatever happens: its sender has to hear the answer yet. */
async function* piecesOf(source: Readable, silenceMs: number): AsyncGenerator<Buffer> {
  const pieces = source.iterator({ destroyOnReturn: false });
  for (;;) {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new AppError("UPLOAD_INCOMPLETE", "Nothing arrived for too long")), silenceMs);
    });
    const cut = () => {
      throw new AppError("UPLOAD_INCOMPLETE");
    };
    const next = pieces.next().catch(cut);
    const { done, value } = await Promise.race([next, silence]).finally(() => clearTimeout(timer));
    if (done) return;
    yield value as Buffer;
  }
}

async function write(file: FileHandle, chunk: Buffer): Promise<void> {
  await file.writeFile(chunk).catch((error: unknown) => {
    throw new AppError("STORAGE_UNAVAILABLE", undefined, {}, { cause: error });
  });
}

/**
 * Writes what arrives to a new file, piece by piece.
 * @throws AppError TOO_LARGE as soon as there is one byte too many; UPLOAD_INCOMPLETE when it ends early or pauses too
 * long; STORAGE_UNAVAILABLE when the disk is full
 */
export async function receiveFile(
  source: Readable,
  path: string,
  expected: number,
  { maxBytes, silenceMs }: ReceiveLimits,
): Promise<ReceivedFile> {
  const hash = createHash("sha256");
  const file = await open(path, "wx", 0o600);
  let beginning = Buffer.alloc(0);
  let bytes = 0;
  try {
    for await (const chunk of piecesOf(source, silenceMs)) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new AppError("TOO_LARGE", undefined, { maxBytes });
      hash.update(chunk);
      if (beginning.byteLength < BEGINNING_BYTES)
        beginning = Buffer.concat([beginning, chunk]).subarray(0, BEGINNING_BYTES);
      await write(file, chunk);
    }
  } finally {
    await file.close();
  }
  if (bytes !== expected) throw new AppError("UPLOAD_INCOMPLETE");
  return { path, bytes, sha256: hash.digest("hex"), beginning };
}
