import { randomBytes, randomUUID } from "node:crypto";
import type { CreateSourceInput } from "@/server/intake/contract";
import { newSecret } from "@/server/intake/new-secret";
import { sealSecret } from "@/server/intake/seal-secret";
import type { Services } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { Prisma } from "@/server/platform/prisma-client/client";

const KEY_BYTES = 18;
const GITHUB_SIGNATURE = "X-Hub-Signature-256";
const isTaken = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === "P2002";

export interface SourceOwner {
  organizationId: string;
  /** Null where nobody made it: it is the sandbox's own. */
  createdById: string | null;
}

/**
 * Stores a source that was checked, with a key and a secret of its own.
 * @throws AppError BAD_INPUT, with the field's code `taken` for a name that is used
 */
export async function makeSource(
  { db, env }: Pick<Services, "env"> & { db: Pick<Prisma.TransactionClient, "alertSource"> },
  owner: SourceOwner,
  input: CreateSourceInput,
): Promise<{ id: string; key: string; secret: string | null }> {
  const { organizationId } = owner;
  const secret = newSecret(input.verification);
  const secretId = randomUUID();
  const key = randomBytes(KEY_BYTES).toString("base64url");
  const { id } = await db.alertSource
    .create({
      data: {
        ...input,
        ...owner,
        options: { ...(input.kind === "github" && { header: GITHUB_SIGNATURE }), ...input.options },
        key,
        ...(secret !== null && {
          secrets: {
            create: { id: secretId, organizationId, sealed: sealSecret(env.AUTH_SECRET, secretId, secret) },
          },
        }),
      },
      select: { id: true },
    })
    .catch((error: unknown) => {
      if (!isTaken(error)) throw error;
      throw new AppError("BAD_INPUT", undefined, { fields: [{ path: "name", code: "taken" }] });
    });
  return { id, key, secret };
}
