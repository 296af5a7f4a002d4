import { type Matcher, matchers as matchersSchema } from "@/server/matcher/contract";
import type { Services } from "@/server/platform/context";

export interface ClaimedSilence {
  id: string;
  organizationId: string;
  incidentId: string | null;
  number: number | null;
  owner: string;
  externalId: string | null;
  matchers: Matcher[];
  startsAt: Date;
  endsAt: Date;
  comment: string;
  createdById: string | null;
  createdBy: string;
  changedById: string | null;
  changedBy: string | null;
  state: "pending" | "active" | "ending";
  revision: number;
  writtenRevision: number;
  attempts: number;
}

/** Whoever has claimed one has it for so long; then another may try. Longer than any call takes. */
const LEASE_MS = 60_000;

/** Takes a silence that is due; undefined where nothing is to be done, or somebody is at it. */
export async function claimSilence({ pool, clock }: Services, id: string): Promise<ClaimedSilence | undefined> {
  const now = clock.now();
  const { rows } = await pool.query<ClaimedSilence>(
    `update silence s set attempts = s.attempts + 1, leased_until = $3
       from silence t left join incident i on i.id = t.incident_id
      where s.id = $1 and t.id = s.id and s.next_attempt_at <= $2 and (s.leased_until is null or s.leased_until <= $2)
        and (s.state in ('pending', 'ending') or (s.state = 'active' and s.revision > s.written_revision))
      returning s.id, s.organization_id as "organizationId", s.incident_id as "incidentId", i.number, s.owner,
        s.external_id as "externalId", s.matchers, s.starts_at as "startsAt", s.ends_at as "endsAt", s.comment,
        s.created_by_id as "createdById", s.created_by as "createdBy", s.changed_by_id as "changedById",
        s.changed_by as "changedBy", s.state, s.revision,
        s.written_revision as "writtenRevision", s.attempts`,
    [id, now, new Date(now.getTime() + LEASE_MS)],
  );
  const [row] = rows;
  return row && { ...row, matchers: matchersSchema.parse(row.matchers) };
}
