import { pinnedPanels } from "@/server/incident/pinned-panels";
import type { Services } from "@/server/platform/context";
import { captureTogether } from "./capture-together";

const MINUTE_MS = 60_000;
/** How long before the declaration the pictures begin, and how far back they reach at most. */
const BEFORE_MS = 15 * MINUTE_MS;
const LONGEST_MS = 24 * 60 * MINUTE_MS;
/** What was resolved while no process listened is made up for, within this time. */
const LOOK_BACK_MS = 10 * MINUTE_MS;
const GATHER_MS = 500;

interface Resolution {
  id: string;
  incidentId: string;
  organizationId: string;
  recordedAt: Date;
}

/** The pinned panels at the moment of a resolution, each captured once. */
async function captureAt(
  services: Services,
  { id, incidentId, organizationId, recordedAt }: Resolution,
): Promise<void> {
  const incident = await services.db.incident.findUnique({ where: { id: incidentId }, select: { declaredAt: true } });
  if (!incident) return;
  const to = recordedAt.getTime();
  const from = Math.max(incident.declaredAt.getTime() - BEFORE_MS, to - LONGEST_MS);
  const panels = await services.db.$transaction((tx) => pinnedPanels(tx, incidentId));
  await captureTogether(services, {
    incident: { id: incidentId, organizationId },
    panels,
    range: { from, to },
    reason: "resolved",
    key: `resolved:${id}`,
  });
}

/** Resolutions among the events of these incidents, or of all since a moment. */
async function resolutionsIn({ db }: Services, where: { incidents?: string[]; since: Date }): Promise<Resolution[]> {
  const { incidents, since } = where;
  return db.timelineEvent.findMany({
    where: {
      kind: "status_changed",
      payload: { path: ["to"], equals: "resolved" },
      recordedAt: { gte: since },
      incident: { resolvedAt: { gte: since } },
      ...(incidents && { incidentId: { in: incidents } }),
    },
    orderBy: { recordedAt: "asc" },
    select: { id: true, incidentId: true, organizationId: true, recordedAt: true },
  });
}

/**
 * Captures the pinned panels whenever an incident is resolved, after that was committed and once however many processes
 * hear of it, until the returned function is called.
 */
export function followResolutions(services: Services): () => Promise<void> {
  const told = new Set<string>();
  let line: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function look(incidents?: string[]): void {
    line = line
      .then(async () => {
        if (stopped) return;
        const since = new Date(services.clock.now().getTime() - LOOK_BACK_MS);
        const found = await resolutionsIn(services, { since, ...(incidents && { incidents }) });
        for (const resolution of found) if (!stopped) await captureAt(services, resolution);
      })
      .catch((error: unknown) => services.log.error({ err: error }, "resolutions were not looked at"));
  }
  // Hints come with every message; who resolves an incident waits a moment.
  const ends = [
    services.eventBus.subscribe("timeline", ({ incident }) => {
      told.add(incident);
      timer ??= setTimeout(() => {
        timer = undefined;
        look([...told]);
        told.clear();
      }, GATHER_MS);
    }),
    services.eventBus.onResume(() => look()),
  ];
  look();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    for (const end of ends) end();
    await line;
  };
}
