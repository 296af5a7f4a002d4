import { readSource } from "@/server/intake/queries";
import type { AlertSourceState } from "@/server/intake/contract";
import { toAppError } from "@/server/platform/errors";
import type { SignedIn } from "@/server/platform/context";
import { type StoredRegistration, storedRegistration } from "@/server/registration/stored-registration";

/** What is connected; null where nothing is, or its source was taken away since. */
export async function currentRegistration(
  context: SignedIn,
): Promise<{ stored: StoredRegistration; source: AlertSourceState } | null> {
  const stored = await storedRegistration.read(context.services, context.viewer.organizationId);
  if (!stored) return null;
  try {
    return { stored, source: await readSource(context, stored.sourceId) };
  } catch (error) {
    if (toAppError(error).code === "NOT_FOUND") return null;
    throw error;
  }
}
