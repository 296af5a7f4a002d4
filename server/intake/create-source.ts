import { checkSource } from "@/server/intake/check-source";
import type { CreateSourceInput, ShownSecret } from "@/server/intake/contract";
import { makeSource } from "@/server/intake/make-source";
import { readSource } from "@/server/intake/queries";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";

/**
 * Makes an address that something can call, and the secret by which it proves itself: this answer alone holds it.
 * @throws AppError FORBIDDEN; BAD_INPUT, with the field's code `taken` for a name that is used
 */
export async function createSource(context: SignedIn, input: CreateSourceInput): Promise<ShownSecret> {
  const { viewer, services } = context;
  authorize(viewer, "settings:update");
  checkSource(services.env, input);
  const { organizationId, userId: createdById } = viewer;
  const { id, secret } = await makeSource(services, { organizationId, createdById }, input);
  return { source: await readSource(context, id), secret };
}
