import { randomUUID } from "node:crypto";
import type { ShownSecret, Verification } from "@/server/intake/contract";
import { newSecret } from "@/server/intake/new-secret";
import { readSource } from "@/server/intake/queries";
import { sealSecret } from "@/server/intake/seal-secret";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/** How long the secret before stays valid, so that the sender can be changed without losing a call. */
const OVERLAP_MS = 24 * 3_600_000;

/**
 * Makes a new secret; the one before is valid for another day, and none that is older.
 * @throws AppError FORBIDDEN, NOT_FOUND; BAD_INPUT for a source without a secret
 */
export async function rotateSecret(context: SignedIn, sourceId: string): Promise<ShownSecret> {
  const { viewer, services } = context;
  authorize(viewer, "settings:update");
  const { organizationId } = viewer;
  const source = await services.db.alertSource.findFirst({
    where: { id: sourceId, organizationId },
    select: { verification: true },
  });
  if (!source) throw new AppError("NOT_FOUND");
  const secret = newSecret(source.verification as Verification);
  if (secret === null) throw new AppError("BAD_INPUT", "This source has no secret");
  const id = randomUUID();
  const expiresAt = new Date(services.clock.now().getTime() + OVERLAP_MS);
  await services.db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from alert_source where id = ${sourceId}::uuid for update`;
    await tx.alertSourceSecret.deleteMany({ where: { sourceId, expiresAt: { not: null } } });
    await tx.alertSourceSecret.updateMany({ where: { sourceId }, data: { expiresAt } });
    const sealed = sealSecret(services.env.AUTH_SECRET, id, secret);
    await tx.alertSourceSecret.create({ data: { id, organizationId, sourceId, sealed } });
  });
  return { source: await readSource(context, sourceId), secret };
}
