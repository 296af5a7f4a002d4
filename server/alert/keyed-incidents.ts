import type { RuleSettings } from "@/server/alert/contract/routing";
import type { IncidentStatus } from "@/server/incident/contract";
import { categoryOf } from "@/server/incident/rules";
import type { Prisma } from "@/server/platform/prisma-client/client";

/** The incident that a key leads to, as it stands. */
export interface HeldIncident {
  incidentId: string;
  status: IncidentStatus;
  openedAt: Date;
  /** When its last firing had ended, and it was ended by that. */
  endedAt: Date | null;
  resolvedAt: Date | null;
}

const MINUTE_MS = 60_000;
/** What fires again so soon after its incident was ended without anybody having a hand in it goes on in it. */
const REOPENS_WITHIN_MS = 15 * MINUTE_MS;

/** Incidents by key. */
export async function keyedIncidents(
  tx: Pick<Prisma.TransactionClient, "alertIncidentKey">,
  organizationId: string,
  keys: readonly string[],
): Promise<Map<string, HeldIncident>> {
  const rows = await tx.alertIncidentKey.findMany({
    where: { organizationId, key: { in: [...keys] } },
    select: {
      key: true,
      incidentId: true,
      openedAt: true,
      endedAt: true,
      incident: { select: { status: true, resolvedAt: true } },
    },
  });
  return new Map(rows.map(({ key, incident, ...row }) => [key, { ...row, ...incident }]));
}

export const isOpen = ({ status }: Pick<HeldIncident, "status">): boolean =>
  ["triage", "active"].includes(categoryOf(status));

/** Whether an incident ended with its alerts, and nobody has touched that since. */
const endedByItself = ({ status, endedAt, resolvedAt }: HeldIncident): boolean =>
  status === "resolved" && endedAt !== null && resolvedAt?.getTime() === endedAt.getTime();

/** Whether a firing belongs to the incident of its key. One that is over does not open it again. */
export function takesFiring(
  held: HeldIncident,
  { windowMinutes }: Pick<RuleSettings, "windowMinutes">,
  now: Date,
  isOver: boolean,
): boolean {
  const isRecent = windowMinutes === null || now.getTime() - held.openedAt.getTime() <= windowMinutes * MINUTE_MS;
  if (isOpen(held)) return isRecent;
  if (!endedByItself(held)) return false;
  return isOver || now.getTime() - (held.endedAt?.getTime() ?? 0) <= REOPENS_WITHIN_MS;
}
