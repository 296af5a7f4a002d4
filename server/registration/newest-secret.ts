import { openSecret } from "@/server/intake/seal-secret";
import type { Services } from "@/server/platform/context";

/** The secret that a source takes for good, in the clear; null where it has none or AUTH_SECRET has changed since. */
export async function newestSecret(
  { db, env }: Pick<Services, "db" | "env">,
  sourceId: string,
): Promise<string | null> {
  const newest = await db.alertSourceSecret.findFirst({
    where: { sourceId, expiresAt: null },
    orderBy: { createdAt: "desc" },
  });
  return newest && openSecret(env.AUTH_SECRET, newest.id, newest.sealed);
}
