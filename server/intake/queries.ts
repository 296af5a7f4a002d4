import {
  type AlertSourceState,
  type DeadLetterState,
  RECONCILIATION,
  type SourceKind,
  type deadLettersInput,
} from "@/server/intake/contract";
import type { RefusalReason } from "@/server/intake/contract/reported";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { z } from "zod";

type Row = Omit<AlertSourceState, "url" | "refused"> & {
  key: string;
  refusedCount: number;
  refusedAt: string | null;
  refusedReason: string | null;
};

const COLUMNS = `
  select s.id, s.kind, s.name, s.key, s.verification, s.options, s.mapping, s.is_on as "isOn",
         s.created_at as "createdAt", s.refused_count::int as "refusedCount", s.refused_at as "refusedAt",
         s.refused_reason as "refusedReason",
         (select d.received_at from webhook_delivery d where d.source_id = s.id order by d.id desc limit 1) as "lastDeliveryAt",
         (select count(*)::int from webhook_delivery d
           where d.source_id = s.id and d.organization_id = s.organization_id
             and d.received_at > $2::timestamptz - interval '24 hours') as deliveries,
         (select count(*)::int from webhook_delivery d
           where d.source_id = s.id and d.organization_id = s.organization_id and d.state = 'pending') as pending,
         (select count(*)::int from webhook_delivery d
           where d.source_id = s.id and d.organization_id = s.organization_id
             and d.received_at > $2::timestamptz - interval '24 hours'
             and d.headers->>'user-agent' = '${RECONCILIATION}') as repaired,
         (select count(*)::int from dead_letter l where l.source_id = s.id) as "deadLetters",
         (select max(x.expires_at) from alert_source_secret x
           where x.source_id = s.id and x.expires_at > $2) as "oldSecretUntil"
    from alert_source s where s.organization_id = $1`;

const asTime = (time: string | Date | null) => (time === null ? null : new Date(time).toISOString());

function toState({ key, refusedCount, refusedAt, refusedReason, ...row }: Row, appUrl: string): AlertSourceState {
  const suffix = row.kind === "pagerduty" ? "/v2/enqueue" : "";
  return {
    ...row,
    url: `${appUrl}/api/hooks/${row.kind}/${key}${suffix}`,
    createdAt: new Date(row.createdAt).toISOString(),
    lastDeliveryAt: asTime(row.lastDeliveryAt),
    oldSecretUntil: asTime(row.oldSecretUntil),
    refused: { count: refusedCount, at: asTime(refusedAt), reason: refusedReason },
  };
}

/** The organization's sources by name. @throws AppError FORBIDDEN */
export async function listSources({ viewer, services }: SignedIn): Promise<AlertSourceState[]> {
  authorize(viewer, "settings:read");
  const values = [viewer.organizationId, services.clock.now()];
  const { rows } = await services.pool.query<Row>(`${COLUMNS} order by s.name limit 500`, values);
  return rows.map((row) => toState(row, services.env.APP_URL));
}

/** @throws AppError FORBIDDEN; NOT_FOUND, alike for one that does not exist and one of somebody else */
export async function readSource({ viewer, services }: SignedIn, id: string): Promise<AlertSourceState> {
  authorize(viewer, "settings:read");
  const values = [viewer.organizationId, services.clock.now(), id];
  const { rows } = await services.pool.query<Row>(`${COLUMNS} and s.id = $3`, values);
  const [row] = rows;
  if (!row) throw new AppError("NOT_FOUND");
  return toState(row, services.env.APP_URL);
}

const EXCERPT_BYTES = 2_000;

/** What could not be taken, newest first. @throws AppError FORBIDDEN */
export async function listDeadLetters(
  { viewer, services }: SignedIn,
  { sourceId, before, limit }: z.infer<typeof deadLettersInput>,
): Promise<{ items: DeadLetterState[]; nextBefore: string | null }> {
  authorize(viewer, "settings:read");
  const { rows } = await services.pool.query<
    Omit<DeadLetterState, "source" | "excerpt" | "receivedAt"> & {
      sourceId: string;
      name: string;
      kind: SourceKind;
      receivedAt: Date;
      beginning: Buffer | null;
      reason: RefusalReason;
    }
  >(
    `select l.id, l.delivery_id::text as "deliveryId", l.part, l.reason, l.detail, s.id as "sourceId", s.name, s.kind,
            d.received_at as "receivedAt", substring(d.body from 1 for ${EXCERPT_BYTES}) as beginning
       from dead_letter l join webhook_delivery d on d.id = l.delivery_id join alert_source s on s.id = l.source_id
      where l.organization_id = $1 and ($2::uuid is null or l.source_id = $2)
        and ($3::uuid is null or (l.created_at, l.id) < (select b.created_at, b.id from dead_letter b where b.id = $3))
      order by l.created_at desc, l.id desc limit $4`,
    [viewer.organizationId, sourceId ?? null, before ?? null, limit + 1],
  );
  const items = rows.slice(0, limit).map(({ sourceId: id, name, kind, receivedAt, beginning, ...letter }) => ({
    ...letter,
    source: { id, name, kind },
    receivedAt: receivedAt.toISOString(),
    excerpt: beginning === null ? null : beginning.toString("utf8"),
  }));
  return { items, nextBefore: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
