import type { Context } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { shareTokenSchema } from "@/server/share/contract";
import { hashShareToken } from "@/server/share/share-token";

/**
 * The link behind a token, while it is good.
 * @throws AppError NOT_FOUND, alike for altered, expired and revoked ones, and while the incident is private: nobody
 * learns which
 */
export async function findShare({ services }: Pick<Context, "services">, token: string) {
  if (!shareTokenSchema.safeParse(token).success) throw new AppError("NOT_FOUND");
  const link = await services.db.shareLink.findUnique({
    where: { tokenHash: hashShareToken(token) },
    include: { incident: { select: { visibility: true } } },
  });
  if (!link || link.incident.visibility === "private" || link.revokedAt || link.expiresAt <= services.clock.now())
    throw new AppError("NOT_FOUND");
  return link;
}
