import type { FullFiring } from "@/server/alert/firing-rows";
import { windowsBetween } from "@/server/maintenance/queries";
import { windowOf } from "@/server/maintenance/rules/window-of";
import type { PrismaClient } from "@/server/platform/prisma-client/client";

/**
 * Keeps back what fires in a maintenance window. What goes on when the window is over is routed then; what ended within
 * one leads to nothing.
 */
export async function sortOutSuppressed(
  tx: Pick<PrismaClient, "maintenanceWindow">,
  all: readonly FullFiring[],
  { organizationId, now }: { organizationId: string; now: Date },
): Promise<{ firings: FullFiring[]; suppressed: FullFiring[] }> {
  const [first] = all;
  if (!first) return { firings: [], suppressed: [] };
  const windowAt = windowOf(await windowsBetween(tx, organizationId, first.startsAt, now));
  const isHeld = ({ labels, startsAt, endsAt }: FullFiring) =>
    windowAt(labels, endsAt === null ? now.getTime() : startsAt.getTime()) !== null;
  const firings = all.filter((firing) => !isHeld(firing));
  return { firings, suppressed: all.filter((firing) => isHeld(firing) && firing.endsAt !== null) };
}
