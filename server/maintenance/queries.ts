import type { WindowItem } from "@/server/maintenance/contract";
import { windowState } from "@/server/maintenance/rules/window-state";
import { matchers as matchersSchema } from "@/server/matcher/contract";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import type { MaintenanceWindow, PrismaClient } from "@/server/platform/prisma-client/client";

const MOST_LISTED = 500;
const PAST_MS = 30 * 86_400_000;

/** A stored window as it travels. */
export function windowItem(stored: MaintenanceWindow, now: Date): WindowItem {
  const { id, name, matchers, startsAt, endsAt, cancelledAt, timeZone, comment, createdBy, cancelledBy } = stored;
  const times = {
    startsAt: startsAt.getTime(),
    endsAt: endsAt.getTime(),
    cancelledAt: cancelledAt?.getTime() ?? null,
  };
  return {
    id,
    name,
    matchers: matchersSchema.catch([]).parse(matchers),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    timeZone,
    comment,
    createdBy,
    state: windowState(times, now.getTime()),
    cancelledBy,
  };
}

/** Windows that are planned, run or were over within 30 days, the next to start first. @throws AppError FORBIDDEN */
export async function listWindows({ services, viewer }: SignedIn): Promise<WindowItem[]> {
  authorize(viewer, "maintenance:read");
  const now = services.clock.now();
  const rows = await services.db.maintenanceWindow.findMany({
    where: { organizationId: viewer.organizationId, endsAt: { gt: new Date(now.getTime() - PAST_MS) } },
    orderBy: { startsAt: "asc" },
    take: MOST_LISTED,
  });
  return rows.map((row) => windowItem(row, now));
}

/** Windows into which something that began to fire between two moments may fall; for `windowOf`. */
export async function windowsBetween(
  db: Pick<PrismaClient, "maintenanceWindow">,
  organizationId: string,
  from: Date,
  to: Date,
) {
  const rows = await db.maintenanceWindow.findMany({
    where: { organizationId, startsAt: { lte: to }, endsAt: { gt: from }, cancelledAt: null },
    select: { id: true, name: true, matchers: true, startsAt: true, endsAt: true },
  });
  return rows.map(({ startsAt, endsAt, matchers, ...rest }) => ({
    ...rest,
    matchers: matchersSchema.catch([]).parse(matchers),
    startsAt: startsAt.getTime(),
    endsAt: endsAt.getTime(),
    cancelledAt: null,
  }));
}
