import { z } from "zod";
import type { Labels } from "@/server/matcher/contract";
import type { PrismaClient } from "@/server/platform/prisma-client/client";
import type { SilenceOwner } from "@/server/silence/contract";

/** An alert of an incident, as a silence needs it. */
export interface IncidentAlertFacts {
  id: string;
  name: string;
  labels: Labels;
  /** Null for a source that has no silences. */
  owner: SilenceOwner | null;
  ruleUid: string | null;
  isFiring: boolean;
}

const MOST = 1_000;
const labels = z.record(z.string(), z.string()).catch({});
const links = z.object({ ruleUid: z.string().nullish().catch(null) }).catch({ ruleUid: null });
const OWNER: Readonly<Record<string, SilenceOwner>> = { grafana: "grafana", alertmanager: "alertmanager" };

/** What an incident is about, what fires first and then the newest. */
export async function incidentAlerts(
  db: Pick<PrismaClient, "alert">,
  incidentId: string,
): Promise<IncidentAlertFacts[]> {
  const rows = await db.alert.findMany({
    where: { incidents: { some: { incidentId } } },
    select: { id: true, name: true, labels: true, links: true, endsAt: true, source: { select: { kind: true } } },
    orderBy: [{ endsAt: { sort: "desc", nulls: "first" } }, { startsAt: "desc" }],
    take: MOST,
  });
  return rows.map(({ id, name, labels: own, links: given, endsAt, source }) => ({
    id,
    name,
    labels: labels.parse(own),
    owner: OWNER[source.kind] ?? null,
    ruleUid: links.parse(given).ruleUid ?? null,
    isFiring: endsAt === null,
  }));
}
