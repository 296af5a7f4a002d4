import type { Labels } from "@/server/matcher/contract";
import { authorize, isAllowed } from "@/server/platform/access";
import type { Services, SignedIn } from "@/server/platform/context";
import { AppError, toAppError } from "@/server/platform/errors";
import { findIncident } from "@/server/platform/find-incident";
import type { PrismaClient } from "@/server/platform/prisma-client/client";
import type { StandingSilence } from "@/server/ports/silencer";
import { SILENCE_OWNERS, type SilenceItem, type SilenceList, type SilenceOwner } from "@/server/silence/contract";
import { incidentAlerts } from "@/server/silence/incident-alerts";
import { isIncidentOpen } from "@/server/silence/is-incident-open";
import { holdsBack } from "@/server/silence/rules/holds-back";
import { silenceItem } from "@/server/silence/rules/silence-item";

const MOST = 200;

/** @throws AppError NOT_FOUND */
export async function readSilence({ db, clock }: Services, id: string): Promise<SilenceItem> {
  const stored = await db.silence.findUnique({ where: { id } });
  if (!stored) throw new AppError("NOT_FOUND");
  return silenceItem(stored, clock.now());
}

/** Silences that were made from an incident's room, the newest first. */
export async function silencesOf(
  db: Pick<PrismaClient, "silence">,
  incidentId: string,
  now: Date,
): Promise<SilenceItem[]> {
  const rows = await db.silence.findMany({ where: { incidentId }, orderBy: { createdAt: "desc" }, take: MOST });
  return rows.map((row) => silenceItem(row, now));
}

/**
 * Silences of an incident, and those of others that hold its alerts back.
 * @throws AppError NOT_FOUND
 */
export async function listSilences(context: SignedIn, incidentNumber: number): Promise<SilenceList> {
  const { services, viewer } = context;
  const incident = await findIncident(context, incidentNumber);
  authorize(viewer, "timeline:read", incident);
  const [silences, alerts, isOpen] = await Promise.all([
    silencesOf(services.db, incident.id, services.clock.now()),
    incidentAlerts(services.db, incident.id),
    isIncidentOpen(services.db, incident.id),
  ]);
  const ours = new Set(silences.map(({ id }) => id));
  const looked = await Promise.all(
    SILENCE_OWNERS.filter((owner) => services.alertOwners[owner]).map(async (owner) => {
      const labels = alerts.filter((alert) => alert.owner === owner).map((alert) => alert.labels);
      return { owner, ...(await foreign(services, owner, labels, ours)) };
    }),
  );
  return {
    silences,
    elsewhere: looked.flatMap(({ items }) => items),
    unreachable: looked.flatMap(({ owner, reason }) => (reason === null ? [] : [{ owner, reason }])),
    addresses: addressesOf(services),
    canSilence: isAllowed(viewer, "silence:write", incident),
    isOpen,
  };
}

/** Grafana of the sandbox has no pages. */
function addressesOf({ env, embedded }: Services): SilenceList["addresses"] {
  const grafana = embedded.grafana ? undefined : (env.GRAFANA_PUBLIC_URL ?? env.GRAFANA_URL);
  const alertmanager = env.ALERTMANAGER_URL;
  return { ...(grafana && { grafana }), ...(alertmanager && { alertmanager }) };
}

async function foreign(
  { alertOwners }: Services,
  owner: SilenceOwner,
  labels: readonly Labels[],
  ours: ReadonlySet<string | null>,
): Promise<{ items: SilenceItem[]; reason: string | null }> {
  if (labels.length === 0) return { items: [], reason: null };
  try {
    const standing = (await alertOwners[owner]?.silencer.list({})) ?? [];
    const holdsAny = ({ matchers }: StandingSilence) => labels.some(holdsBack(matchers) ?? (() => false));
    const items = standing.filter((one) => !(one.id && ours.has(one.id)) && holdsAny(one));
    return { items: items.slice(0, MOST).map((one) => itemOf(owner, one)), reason: null };
  } catch (error) {
    const { code, details } = toAppError(error);
    return { items: [], reason: String(details.reason ?? code) };
  }
}

function itemOf(owner: SilenceOwner, standing: StandingSilence): SilenceItem {
  const { externalId, state, matchers, startsAt, endsAt, createdBy, comment } = standing;
  return {
    // One of another incident's is as foreign here as any.
    id: null,
    externalId,
    owner,
    state: state === "expired" ? "ended" : state,
    matchers,
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
    createdBy,
    comment,
    endsWithIncident: false,
    endReason: null,
    endedBy: null,
    problem: null,
    revision: 0,
  };
}
