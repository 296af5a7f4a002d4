import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { readTogether } from "@/server/platform/read-together";

export interface FoundIncident {
  id: string;
  number: number;
  organizationId: string;
  lastSeq: number;
}

// By hand: it stands before nearly every request, and before each of thousands of joins after a restart.
const FIND = {
  name: "find_incident",
  // A connection that died unheard must not hold up everybody.
  query_timeout: 10_000,
  text: `select id, number, organization_id as "organizationId", last_seq as "lastSeq"
           from incident where (organization_id, number) in (select * from unnest($1::uuid[], $2::integer[]))`,
};

type Pool = SignedIn["services"]["pool"];
const readers = new WeakMap<Pool, ReturnType<typeof readTogether<FoundIncident>>>();
const MOST = 2_147_483_647;
const keyOf = (organizationId: string, number: number) => `${organizationId}/${number}`;

/** Whether the viewer may is decided for each; the row is the same for all who ask at once. */
function readerOf(pool: Pool) {
  const known = readers.get(pool);
  if (known) return known;
  const reader = readTogether<FoundIncident>(async (keys) => {
    const places = keys.map((key) => key.split("/"));
    const values = [places.map(([organization]) => organization), places.map(([, number]) => Number(number))];
    const { rows } = await pool.query<FoundIncident & { lastSeq: string }>({ ...FIND, values });
    return new Map(
      rows.map((row) => [keyOf(row.organizationId, row.number), { ...row, lastSeq: Number(row.lastSeq) }]),
    );
  });
  readers.set(pool, reader);
  return reader;
}

/**
 * The incident with this number in the viewer's organization.
 * @throws AppError NOT_FOUND, alike for one that does not exist and one of somebody else
 */
export async function findIncident(
  context: Pick<SignedIn, "services" | "viewer">,
  number: number,
): Promise<FoundIncident> {
  authorize(context.viewer, "incident:read");
  // What is no number must not spoil the reading of others.
  if (!Number.isInteger(number) || number < 1 || number > MOST) throw new AppError("NOT_FOUND");
  const found = await readerOf(context.services.pool)(keyOf(context.viewer.organizationId, number));
  if (!found) throw new AppError("NOT_FOUND");
  return { ...found };
}
