import { randomBytes, randomUUID } from "node:crypto";
import { checkSource } from "@/server/intake/check-source";
import type { CreateSourceInput, ShownSecret } from "@/server/intake/contract";
import { newSecret } from "@/server/intake/new-secret";
import { readSource } from "@/server/intake/queries";
import { sealSecret } from "@/server/intake/seal-secret";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

const KEY_BYTES = 18;
const GITHUB_SIGNATURE = "X-Hub-Signature-256";
const isTaken = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === "P2002";

/**
 * Makes an address that something can call, and the secret by which it proves itself: this answer alone holds it.
 * @throws AppError FORBIDDEN; BAD_INPUT, with the field's code `taken` for a name that is used
 */
export async function createSource(context: SignedIn, input: CreateSourceInput): Promise<ShownSecret> {
  const { viewer, services } = context;
  authorize(viewer, "settings:update");
  checkSource(services.env, input);
  const { organizationId, userId } = viewer;
  const secret = newSecret(input.verification);
  const secretId = randomUUID();
  const key = randomBytes(KEY_BYTES).toString("base64url");
  const { id } = await services.db.alertSource
    .create({
      data: {
        ...input,
        options: { ...(input.kind === "github" && { header: GITHUB_SIGNATURE }), ...input.options },
        organizationId,
        key,
        createdById: userId,
        ...(secret !== null && {
          secrets: {
            create: { id: secretId, organizationId, sealed: sealSecret(services.env.AUTH_SECRET, secretId, secret) },
          },
        }),
      },
      select: { id: true },
    })
    .catch((error: unknown) => {
      if (!isTaken(error)) throw error;
      throw new AppError("BAD_INPUT", undefined, { fields: [{ path: "name", code: "taken" }] });
    });
  return { source: await readSource(context, id), secret };
}
