import { blobKey } from "@/server/ports/blob-key";
import type { BlobStore } from "@/server/ports/blob-store";

/** A store that lasts as long as the process: for tests. */
export function memoryBlobs(): BlobStore {
  const kept = new Map<string, Buffer>();
  return {
    async put(key, content, bytes) {
      const name = blobKey(key);
      const chunks: Uint8Array[] = [];
      for await (const chunk of content) chunks.push(chunk);
      const whole = Buffer.concat(chunks);
      if (whole.byteLength !== bytes) throw new RangeError(`Expected ${bytes} bytes, got ${whole.byteLength}`);
      kept.set(name, whole);
    },
    async get(key, range) {
      const whole = kept.get(blobKey(key));
      if (!whole) return null;
      const part = range ? whole.subarray(range.start, range.end + 1) : whole;
      return {
        bytes: whole.byteLength,
        content: (async function* () {
          if (part.byteLength > 0) yield part;
        })(),
      };
    },
    size: async (key) => kept.get(blobKey(key))?.byteLength ?? null,
    async remove(key) {
      kept.delete(blobKey(key));
    },
  };
}
