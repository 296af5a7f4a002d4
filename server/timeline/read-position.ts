import type { SignedIn } from "@/server/platform/context";
import type { MarkReadInput, ReadPosition, RoomInput } from "@/server/timeline/contract/conversation";
import { readableScope } from "@/server/timeline/readable-scope";
import { rowsOf } from "@/server/timeline/rows-of";

const MARK = `
  insert into read_mark as m (user_id, incident_id, organization_id, seq) values ($1::uuid, $2::uuid, $3::uuid, $4::bigint)
  on conflict (user_id, incident_id) do update
     set seq = greatest(m.seq, excluded.seq),
         read_at = case when excluded.seq > m.seq then excluded.read_at else m.read_at end
  returning seq::float8 as seq`;
const POSITION = "select seq::float8 as seq from read_mark where user_id = $1::uuid and incident_id = $2::uuid";

/** Remembers how far the viewer has read; it never goes back. @throws AppError NOT_FOUND */
export async function markRead(context: SignedIn, { incidentNumber, seq }: MarkReadInput): Promise<ReadPosition> {
  const { incidentId, organizationId, lastSeq } = await readableScope(context, incidentNumber);
  const values = [context.viewer.userId, incidentId, organizationId, Math.min(seq, lastSeq)];
  const [mark] = await rowsOf<{ seq: number }>(context.services.pool, MARK, values);
  return { seq: mark?.seq ?? null };
}

/** How far the viewer has read. @throws AppError NOT_FOUND */
export async function readPosition(context: SignedIn, { incidentNumber }: RoomInput): Promise<ReadPosition> {
  const { incidentId } = await readableScope(context, incidentNumber);
  const [mark] = await rowsOf<{ seq: number }>(context.services.pool, POSITION, [context.viewer.userId, incidentId]);
  return { seq: mark?.seq ?? null };
}
