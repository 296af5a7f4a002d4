import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { folderBlobs } from "@/server/adapters/blob/folder-blobs";
import { blobStoreSuite } from "@/server/ports/blob-store.suite";

const root = mkdtempSync(join(tmpdir(), "blobs-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const one = async function* (text: string) {
  yield Buffer.from(text);
};

blobStoreSuite("folder", () => folderBlobs(join(root, "suite")));

describe("a folder of blobs", () => {
  it("leaves nothing behind of what failed", async () => {
    const folder = join(root, "failed");
    const store = await folderBlobs(folder);
    await store.put("a/b", one("good"), 4);
    await expect(store.put("a/c", one("too long"), 4)).rejects.toThrow(RangeError);
    expect(readdirSync(folder, { recursive: true }).toSorted()).toEqual([".unfinished", "a", "a/b"]);
  });

  it("can be read by nobody else on the machine", async () => {
    const folder = join(root, "closed");
    await (await folderBlobs(folder)).put("a/b", one("good"), 4);
    expect(statSync(join(folder, "a/b")).mode & 0o077).toBe(0);
  });

  it("removes at its start what a killed process left half written a day ago, and nothing younger", async () => {
    const folder = join(root, "abandoned");
    mkdirSync(join(folder, ".unfinished"), { recursive: true });
    for (const name of ["old", "young"]) writeFileSync(join(folder, ".unfinished", name), "half");
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    utimesSync(join(folder, ".unfinished/old"), yesterday, yesterday);
    await folderBlobs(folder);
    expect(readdirSync(join(folder, ".unfinished"))).toEqual(["young"]);
  });

  it("is unavailable, by that name, where a file is in the way", async () => {
    writeFileSync(join(root, "file"), "");
    await expect(folderBlobs(join(root, "file"))).rejects.toMatchObject({ code: "STORAGE_UNAVAILABLE" });
  });
});
