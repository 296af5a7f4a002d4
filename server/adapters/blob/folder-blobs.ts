import { randomUUID } from "node:crypto";
import { createReadStream, type ReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError } from "@/server/platform/errors";
import { blobKey } from "@/server/ports/blob-key";
import type { BlobStore, Bytes } from "@/server/ports/blob-store";

/** Where blobs are written before they get their name; no key leads here, because none begins with a dot. */
const UNFINISHED = ".unfinished";
const ABANDONED_AFTER_MS = 24 * 3_600_000;

/** Ends that are errors of the system, not of who asked. */
async function orUnavailable<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    const isOfTheSystem = typeof (error as NodeJS.ErrnoException).syscall === "string";
    throw isOfTheSystem ? new AppError("STORAGE_UNAVAILABLE", undefined, {}, { cause: error }) : error;
  });
}

const orNull = (error: NodeJS.ErrnoException): null => {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
  throw error;
};

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}

/** Writes everything, or throws where the number of bytes is another than told. */
async function writeAll(file: string, content: Bytes, bytes: number): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    let written = 0;
    for await (const chunk of content) {
      written += chunk.byteLength;
      if (written > bytes) break;
      await handle.writeFile(chunk);
    }
    if (written !== bytes) throw new RangeError(`Expected ${bytes} bytes, got ${written > bytes ? "more" : written}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* readThrough(stream: ReadStream): Bytes {
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    throw new AppError("STORAGE_UNAVAILABLE", undefined, {}, { cause: error });
  }
}

/** Removes what processes that were killed have left half written. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    const known = await stat(file).catch(orNull);
    if (known && Date.now() - known.mtimeMs > ABANDONED_AFTER_MS) await rm(file, { force: true });
  }
}

/**
 * A folder of this machine, or one that several mount. A blob gets its name only when all of it is on the disk.
 * @throws AppError STORAGE_UNAVAILABLE when the folder cannot be written
 */
export async function folderBlobs(root: string): Promise<BlobStore> {
  const unfinished = join(root, UNFINISHED);
  const fileOf = (key: string) => join(root, blobKey(key));
  await orUnavailable(mkdir(unfinished, { recursive: true, mode: 0o700 }).then(() => removeAbandoned(unfinished)));

  async function store(file: string, content: Bytes, bytes: number): Promise<void> {
    const draft = join(unfinished, randomUUID());
    try {
      await writeAll(draft, content, bytes);
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await rename(draft, file);
      await syncFolder(dirname(file));
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  return {
    put: async (key, content, bytes) => orUnavailable(store(fileOf(key), content, bytes)),
    async get(key, range) {
      const file = fileOf(key);
      const handle = await orUnavailable(open(file, "r").catch(orNull));
      if (!handle) return null;
      // The open file stays what it is when another one takes its name.
      const { size } = await orUnavailable(handle.stat());
      return { bytes: size, content: readThrough(createReadStream(file, { fd: handle, ...range })) };
    },
    async size(key) {
      return orUnavailable(stat(fileOf(key)).then(({ size }) => size, orNull));
    },
    async remove(key) {
      await orUnavailable(rm(fileOf(key), { force: true }).catch(orNull));
    },
  };
}
