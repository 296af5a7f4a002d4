import { blobNames } from "@/server/attachment/blob-names";
import type { Services } from "@/server/platform/context";
import type { Prisma } from "@/server/platform/prisma-client/client";

const KEEP_MS = 24 * 3_600_000;
const AT_ONCE = 20;
const PATIENCE_MS = 60_000;

/** Removes files that no message has named for a day, bytes first: a row without them can be found again. */
export async function removeUnsent(
  services: Pick<Services, "db" | "blobs" | "clock">,
  signal: AbortSignal,
): Promise<number> {
  const { db, blobs, clock } = services;
  const before = new Date(clock.now().getTime() - KEEP_MS);
  let removed = 0;
  while (!signal.aborted) {
    const remove = async (tx: Prisma.TransactionClient) => {
      // A message that takes one of them in this moment waits, and then finds it gone.
      const rows = await tx.$queryRaw<{ id: string }[]>`
        select id from attachment where posted_at is null and uploaded_at < ${before}
         order by uploaded_at limit ${AT_ONCE} for update skip locked`;
      const ids = rows.map(({ id }) => id);
      for (const name of ids.flatMap((id) => Object.values(blobNames(id)))) await blobs.remove(name);
      await tx.attachment.deleteMany({ where: { id: { in: ids } } });
      return ids.length;
    };
    const count = await db.$transaction(remove, { timeout: PATIENCE_MS });
    removed += count;
    if (count < AT_ONCE) break;
  }
  return removed;
}
