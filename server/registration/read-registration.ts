import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { toAppError } from "@/server/platform/errors";
import type { RegistrationState } from "@/server/registration/contract";
import { currentRegistration } from "@/server/registration/current-registration";

/** What is connected, and whether it still stands in Grafana, as far as our own token sees. @throws AppError FORBIDDEN */
export async function readRegistration(context: SignedIn): Promise<RegistrationState> {
  const { services, viewer } = context;
  authorize(viewer, "settings:read");
  const current = await currentRegistration(context);
  if (!current) return { connection: null, hook: null, reason: null };
  const { stored, source } = current;
  const connection = { sourceId: source.id, name: stored.name, url: source.url };
  try {
    const { version, contactPoint, hasRoute } = await services.alertingSetup.inspect(stored.name, {});
    return { connection, hook: { version, contactPoint, hasRoute }, reason: null };
  } catch (error) {
    const { code, details } = toAppError(error);
    return { connection, hook: null, reason: String(details.reason ?? code) };
  }
}
