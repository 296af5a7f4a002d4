import { LRUCache } from "lru-cache";
import { authorize } from "@/server/platform/access";
import type { Context, Services } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident } from "@/server/platform/find-incident";
import { findShare } from "@/server/share/find-share";
import type { Room, RoomLookup } from "./room-access";

/** What a room holds is read again after this time, so that a revoked link or dashboard is closed within two seconds. */
const KEEP_MS = 1_000;
const MOST_KEPT = 2_000;

type Found = Omit<Room, "readOnly" | "range">;
type FoundShare = Found & { range: NonNullable<Room["range"]>; expiresAt: Date };
type Kept = LRUCache<string, Promise<Found | FoundShare>>;

const keptBy = new WeakMap<Services, Kept>();

function keptOf(services: Services): Kept {
  const known = keptBy.get(services);
  if (known) return known;
  const made: Kept = new LRUCache({ max: MOST_KEPT, ttl: KEEP_MS });
  keptBy.set(services, made);
  return made;
}

/**
 * Finds rooms in the database. A link that was made for one dashboard shows only that one. What is kept for a second
 * are the facts of a room; who may see it is decided every time. `isFresh` looks again.
 */
export function roomLookup(context: Context, { isFresh = false } = {}): RoomLookup {
  const { services } = context;
  const kept = keptOf(services);

  async function once<T extends Found>(key: string, read: () => Promise<T>): Promise<T> {
    const known = isFresh ? undefined : kept.get(key);
    if (known) return known as Promise<T>;
    const found = read();
    kept.set(key, found);
    found.catch(() => kept.peek(key) === found && kept.delete(key));
    return found;
  }

  async function heldBy(organizationId: string, incidentId: string) {
    const where = { organizationId, incidentId };
    const [dashboards, panels] = await Promise.all([
      services.db.incidentDashboard.findMany({
        where,
        orderBy: { position: "asc" },
        select: { dashboardUid: true },
      }),
      services.db.incidentPanel.findMany({
        where,
        orderBy: { position: "asc" },
        select: { dashboardUid: true, panelId: true },
      }),
    ]);
    return { organizationId, incidentId, dashboards: dashboards.map((row) => row.dashboardUid), panels };
  }

  return {
    incident(viewer, number) {
      authorize(viewer, "incident:read");
      // Of each by themselves: who may not see a private one must not find what others have found.
      return once(`incident ${viewer.userId} ${number}`, async () => {
        const { id, organizationId } = await findIncident({ ...context, viewer }, number);
        return heldBy(organizationId, id);
      });
    },
    async share(token) {
      const { expiresAt, ...room } = await once(`share ${token}`, async (): Promise<FoundShare> => {
        const link = await findShare(context, token);
        const { dashboards, panels, ...place } = await heldBy(link.organizationId, link.incidentId);
        const isShown = (uid: string) => link.dashboardUid === null || uid === link.dashboardUid;
        return {
          ...place,
          dashboards: dashboards.filter(isShown),
          panels: panels.filter(({ dashboardUid }) => isShown(dashboardUid)),
          range: { from: link.rangeFrom.getTime(), to: link.rangeTo.getTime() },
          shareLinkId: link.id,
          expiresAt: link.expiresAt,
        };
      });
      if (expiresAt <= services.clock.now()) throw new AppError("NOT_FOUND");
      return room;
    },
  };
}
