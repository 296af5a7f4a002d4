import { STATUSES } from "@/server/incident/contract";
import { categoryOf } from "@/server/incident/rules";
import type { Services } from "@/server/platform/context";

const OPEN = STATUSES.filter((status) => ["triage", "active"].includes(categoryOf(status)));

/** Ends what is bound to an incident that is over. Silences that somebody wants to end anyway are left alone. */
const END = `
  update silence s set state = 'ending', end_reason = 'incident', next_attempt_at = $1
    from incident i
   where i.id = s.incident_id and s.extend_minutes is not null and s.state in ('pending', 'active')
     and i.status::text <> all ($2::text[])`;
/** Extends what is bound to one that runs: as `extension.end` has it. */
const EXTEND = `
  update silence s set ends_at = $1::timestamptz + make_interval(mins => s.extend_minutes), revision = s.revision + 1, changed_by = null,
         next_attempt_at = $1
    from incident i
   where i.id = s.incident_id and s.extend_minutes is not null and s.state in ('pending', 'active')
     and s.revision = greatest(s.written_revision, 1) and i.status::text = any ($2::text[])
     and s.ends_at < $1::timestamptz + make_interval(mins => s.extend_minutes) / 2`;

/** Brings silences in line with the incidents that they are bound to; they are written to where they stand after it. */
export async function followIncidents({ pool, clock }: Pick<Services, "pool" | "clock">): Promise<void> {
  const values = [clock.now(), OPEN];
  await pool.query(END, values);
  await pool.query(EXTEND, values);
}
