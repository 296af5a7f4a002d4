import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PREFIX = "sre-assistant-upload-";
const ABANDONED_AFTER_MS = 3_600_000;

/** A folder for one upload, which whoever made it removes. */
export const makeUploadFolder = (): Promise<string> => mkdtemp(join(tmpdir(), PREFIX));

/** Removes the folders of uploads that died with their process. */
export async function removeAbandonedUploads(now: Date): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX));
  for (const name of names) {
    const folder = join(tmpdir(), name);
    const known = await stat(folder).catch(() => null);
    if (known && now.getTime() - known.mtimeMs > ABANDONED_AFTER_MS) await rm(folder, { recursive: true, force: true });
  }
}
