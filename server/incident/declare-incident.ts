import type { DeclareInput } from "@/server/incident/contract";
import { openIncident } from "@/server/incident/open-incident";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";

/**
 * Opens an incident in somebody's name, who thereby knows of it.
 * @throws AppError FORBIDDEN; BAD_INPUT for a team or a service of somebody else
 */
export async function declareIncident(
  { viewer, services }: SignedIn,
  input: DeclareInput,
): Promise<{ number: number }> {
  authorize(viewer, "incident:declare");
  const now = services.clock.now();
  const { number } = await services.db.$transaction((tx) =>
    openIncident(tx, {
      ...input,
      organizationId: viewer.organizationId,
      actor: { id: viewer.userId, name: viewer.name },
      source: "web",
      status: "investigating",
      now,
      acknowledgedAt: now,
      impactStartedAt: null,
    }),
  );
  return { number };
}
