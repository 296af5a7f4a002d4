import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { BlobStore, Bytes } from "@/server/ports/blob-store";

async function* pieces(content: Buffer, size = 1_000): Bytes {
  for (let at = 0; at < content.byteLength; at += size) yield content.subarray(at, at + size);
}
async function* failing(content: Buffer): Bytes {
  yield content;
  throw new Error("the source broke");
}
async function read(content: Bytes): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What every blob store promises; see the doc comments of the port. */
export function blobStoreSuite(name: string, open: () => Promise<BlobStore> | BlobStore): void {
  describe(`blob store: ${name}`, () => {
    const fresh = () => `suite/${randomUUID()}`;
    async function stored(store: BlobStore, content: Buffer, key = fresh()): Promise<string> {
      await store.put(key, pieces(content), content.byteLength);
      return key;
    }
    async function contentOf(store: BlobStore, key: string): Promise<Buffer | null> {
      const found = await store.get(key);
      return found && read(found.content);
    }

    it.each([0, 1, 4_096, 3_000_001])("gives %d bytes back as they were", async (bytes) => {
      const store = await open();
      const content = randomBytes(bytes);
      const key = await stored(store, content);
      expect(await store.size(key)).toBe(bytes);
      const found = await store.get(key);
      expect(found?.bytes).toBe(bytes);
      expect((await read(found?.content ?? pieces(Buffer.alloc(0)))).equals(content)).toBe(true);
    });

    it("gives a part, both ends included, with the length of the whole", async () => {
      const store = await open();
      const content = randomBytes(10_000);
      const key = await stored(store, content);
      const pairs: [number, number][] = [
        [0, 0],
        [0, 9_999],
        [4_000, 4_999],
        [9_999, 9_999],
      ];
      for (const [start, end] of pairs) {
        const found = await store.get(key, { start, end });
        expect(found?.bytes).toBe(10_000);
        const part = await read(found?.content ?? pieces(Buffer.alloc(0)));
        expect(part.equals(content.subarray(start, end + 1))).toBe(true);
      }
    });

    it("has nothing where nothing was put, and nothing after a removal, which may be repeated", async () => {
      const store = await open();
      const key = await stored(store, Buffer.from("here"));
      const beside = await stored(store, Buffer.from("beside"), `${key}.thumb`);
      await store.remove(key);
      await store.remove(key);
      expect(await store.get(key)).toBeNull();
      expect(await store.size(key)).toBeNull();
      expect(await store.get(fresh())).toBeNull();
      expect((await contentOf(store, beside))?.toString()).toBe("beside");
    });

    it("replaces a blob as a whole, also for who is reading", async () => {
      const store = await open();
      const [before, after] = [Buffer.alloc(300_000, "a"), Buffer.alloc(200_000, "b")];
      const key = await stored(store, before);
      const reading = await store.get(key);
      await stored(store, after, key);
      expect((await read(reading?.content ?? pieces(Buffer.alloc(0)))).equals(before)).toBe(true);
      expect((await contentOf(store, key))?.equals(after)).toBe(true);
    });

    it("keeps one of two whole when both are put at once", async () => {
      const store = await open();
      const both = [Buffer.alloc(100_000, "a"), Buffer.alloc(100_001, "b")];
      const key = fresh();
      await Promise.all(both.map((content) => stored(store, content, key)));
      const kept = await contentOf(store, key);
      expect(both.some((content) => kept?.equals(content))).toBe(true);
    });

    it.each([
      ["fewer bytes than told", 9],
      ["more bytes than told", 11],
    ])("stores nothing for %s, and leaves what was there", async (_case, length) => {
      const store = await open();
      const key = await stored(store, Buffer.from("earlier"));
      await expect(store.put(key, pieces(Buffer.alloc(length), 4), 10)).rejects.toThrow(RangeError);
      expect((await contentOf(store, key))?.toString()).toBe("earlier");
      const none = fresh();
      await expect(store.put(none, pieces(Buffer.alloc(length), 4), 10)).rejects.toThrow(RangeError);
      expect(await store.size(none)).toBeNull();
    });

    it("stores nothing of a source that breaks, and says why", async () => {
      const store = await open();
      const key = fresh();
      await expect(store.put(key, failing(Buffer.from("half")), 8)).rejects.toThrow("the source broke");
      expect(await store.size(key)).toBeNull();
    });

    it("lets a reader leave early", async () => {
      const store = await open();
      const key = await stored(store, randomBytes(2_000_000));
      for await (const chunk of (await store.get(key))?.content ?? []) {
        expect(chunk.byteLength).toBeGreaterThan(0);
        break;
      }
      expect(await store.size(key)).toBe(2_000_000);
    });

    it.each([
      "",
      "/etc/passwd",
      "../up",
      "a/../../b",
      "a//b",
      "a/",
      ".hidden",
      "A",
      "a b",
      "a\0b",
      "a\\b",
      "x".repeat(201),
    ])("refuses the key %j", async (key) => {
      const store = await open();
      await expect(store.put(key, pieces(Buffer.from("x")), 1)).rejects.toThrow(RangeError);
      await expect(store.get(key)).rejects.toThrow(RangeError);
      await expect(store.size(key)).rejects.toThrow(RangeError);
      await expect(store.remove(key)).rejects.toThrow(RangeError);
    });
  });
}
