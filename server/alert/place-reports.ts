import { type FiringFact, mergeFacts, type Told } from "@/server/alert/rules/alert-history";
import { type KnownFiring, placeReport } from "@/server/alert/rules/place-report";
import type { ReadDelivery } from "@/server/intake/read-deliveries";
import type { Prisma } from "@/server/platform/prisma-client/client";

/** All that a batch of deliveries says of one alert. */
export interface PlacedAlert {
  sourceId: string;
  fingerprint: string;
  /** By start, each once. */
  facts: FiringFact[];
  /** The group that named it last. */
  groupKey: string | null;
}

type Report = ReadDelivery["report"]["alerts"][number];
const keyOf = (sourceId: string, fingerprint: string) => `${sourceId}/${fingerprint}`;

/** Firings of the alerts whose reports say no start. */
async function knownFirings(
  tx: Prisma.TransactionClient,
  deliveries: readonly ReadDelivery[],
): Promise<Map<string, KnownFiring[]>> {
  const without = deliveries.flatMap(({ source, report }) =>
    report.alerts.flatMap(({ startsAt, fingerprint }) =>
      startsAt === null ? [{ source_id: source.id, fingerprint }] : [],
    ),
  );
  const known = new Map<string, KnownFiring[]>();
  if (without.length === 0) return known;
  const rows = await tx.$queryRaw<{ source: string; fingerprint: string; starts: Date; ends: Date | null }[]>`
    select a.source_id as source, a.fingerprint, f.starts_at as starts, f.ends_at as ends
      from (select distinct source_id, fingerprint
              from jsonb_to_recordset(${JSON.stringify(without)}::jsonb) as r(source_id uuid, fingerprint text)) r
      join alert a using (source_id, fingerprint)
      join alert_firing f on f.alert_id = a.id`;
  for (const { source, fingerprint, starts, ends } of rows) {
    const key = keyOf(source, fingerprint);
    const firing = { startsAt: starts.toISOString(), endsAt: ends?.toISOString() ?? null };
    known.set(key, [...(known.get(key) ?? []), firing]);
  }
  return known;
}

function toldOf({ fact, at, labels, annotations, values, links }: Report, by: bigint): Told | null {
  const isSilent = fact !== "fires" && Object.keys(labels).length === 0;
  return isSilent ? null : { at, by, labels, annotations, values, links };
}

/** What deliveries say, alert by alert, each report at its firing. */
export async function placeReports(
  tx: Prisma.TransactionClient,
  deliveries: readonly ReadDelivery[],
): Promise<PlacedAlert[]> {
  const known = await knownFirings(tx, deliveries);
  const placed = new Map<string, PlacedAlert & { byStart: Map<string, FiringFact> }>();
  for (const { id, source, report } of deliveries) {
    for (const one of report.alerts) {
      const { fingerprint } = one;
      const key = keyOf(source.id, fingerprint);
      const before = placed.get(key);
      const firings = one.startsAt === null ? [...(known.get(key) ?? []), ...(before?.byStart.values() ?? [])] : [];
      const fact = placeReport({ ...one, told: toldOf(one, id) }, withEarliestEnds(firings));
      if (!fact) continue;
      const alert = before ?? { sourceId: source.id, fingerprint, facts: [], groupKey: null, byStart: new Map() };
      placed.set(key, alert);
      const earlier = alert.byStart.get(fact.startsAt);
      alert.byStart.set(fact.startsAt, earlier ? mergeFacts(earlier, fact) : fact);
      alert.groupKey = report.group?.key ?? alert.groupKey;
    }
  }
  return [...placed.values()].map(({ byStart, ...alert }) => ({ ...alert, facts: [...byStart.values()] }));
}

/** Each firing once: what the batch says of one that is known, and of one that is new, counts together. */
function withEarliestEnds(firings: readonly KnownFiring[]): KnownFiring[] {
  const byStart = new Map<string, string | null>();
  for (const { startsAt, endsAt } of firings) {
    const known = byStart.get(startsAt) ?? null;
    byStart.set(startsAt, known === null || (endsAt !== null && endsAt < known) ? endsAt : known);
  }
  const starts = [...byStart.keys()].toSorted();
  return starts.map((startsAt, index) => {
    const next = starts[index + 1] ?? null;
    const endsAt = byStart.get(startsAt) ?? null;
    return { startsAt, endsAt: endsAt === null || (next !== null && next < endsAt) ? next : endsAt };
  });
}
