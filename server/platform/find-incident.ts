import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { seesAll } from "@/server/platform/incident-access";
import { readTogether } from "@/server/platform/read-together";

export interface FoundIncident {
  id: string;
  number: number;
  organizationId: string;
  lastSeq: number;
}

interface FoundRow extends Omit<FoundIncident, "lastSeq"> {
  /** The one of the questions that it answers, counted from 1. */
  asked: string;
  lastSeq: string;
}

// By hand: it stands before nearly every request, and before each of thousands of joins after a restart.
const FIND = {
  name: "find_incident",
  // A connection that died unheard must not hold up everybody.
  query_timeout: 10_000,
  text: `select a.asked, i.id, i.number, i.organization_id as "organizationId", i.last_seq as "lastSeq"
           from unnest($1::uuid[], $2::integer[], $3::uuid[], $4::boolean[])
                with ordinality as a(organization, number, viewer, sees_all, asked)
           join incident i on i.organization_id = a.organization and i.number = a.number
          where incident_seen_by(i, a.viewer, a.sees_all)`,
};

type Pool = SignedIn["services"]["pool"];
const readers = new WeakMap<Pool, ReturnType<typeof readTogether<FoundIncident>>>();
const MOST = 2_147_483_647;
const SEPARATOR = "/";

/** Whatever decides whether somebody may see it is in the key: one answer is never given to two viewers. */
const keyOf = ({ viewer }: Pick<SignedIn, "viewer">, number: number) =>
  [viewer.organizationId, number, viewer.userId, seesAll(viewer)].join(SEPARATOR);

function readerOf(pool: Pool) {
  const known = readers.get(pool);
  if (known) return known;
  const reader = readTogether<FoundIncident>(async (keys) => {
    const asked = keys.map((key) => key.split(SEPARATOR));
    const column = (index: number) => asked.map((parts) => parts[index]);
    const values = [column(0), column(1).map(Number), column(2), column(3).map((seesEach) => seesEach === "true")];
    const { rows } = await pool.query<FoundRow>({ ...FIND, values });
    return new Map(
      rows.map(({ asked: index, lastSeq, ...row }) => [
        keys[Number(index) - 1] ?? "",
        { ...row, lastSeq: Number(lastSeq) },
      ]),
    );
  });
  readers.set(pool, reader);
  return reader;
}

/**
 * The incident with this number in the viewer's organization.
 * @throws AppError NOT_FOUND, alike for one that does not exist, one of somebody else, and a private one that the viewer
 * has nothing to do with
 */
export async function findIncident(
  context: Pick<SignedIn, "services" | "viewer">,
  number: number,
): Promise<FoundIncident> {
  authorize(context.viewer, "incident:read");
  // What is no number must not spoil the reading of others.
  if (!Number.isInteger(number) || number < 1 || number > MOST) throw new AppError("NOT_FOUND");
  const found = await readerOf(context.services.pool)(keyOf(context, number));
  if (!found) throw new AppError("NOT_FOUND");
  return { ...found };
}
