import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { findIncident } from "@/server/platform/find-incident";
import { seesAll } from "@/server/platform/incident-access";
import type { SearchHit, SearchInput, SearchPage } from "@/server/search/contract";
import { excerptOf } from "@/server/search/rules/excerpt-of";
import { queryOf } from "@/server/search/rules/lexemes";
import { parseSearch } from "@/server/search/rules/parse-search";
import { knownWords } from "@/server/search/known-words";

const NOTHING: SearchPage = { hits: [], next: null };
const FIND = {
  name: "search_entries",
  text: `select f.n, e.id as "eventId", e.seq, e.kind, e.actor_name as "actorName",
                wire_time(e.occurred_at) as "occurredAt", wire_time(e.recorded_at) as "recordedAt",
                i.number as "incidentNumber", i.title as "incidentTitle",
                coalesce(edited.body, nullif(e.body, ''), e.payload ->> 'title', '') as text
           from search_entries($1, $2::tsquery, $3, $4, $5, $6, $7, $8) f
           join timeline_event e on e.id = f.event_id
           join incident i on i.id = e.incident_id
           left join lateral (
             select t.body from timeline_event t
              where t.supersedes_id = e.id and t.kind = 'message_edited' order by t.seq desc limit 1
           ) edited on true
          order by f.n desc`,
};

type Row = Omit<SearchHit, "excerpt" | "marks" | "seq"> & { n: string; seq: string; text: string };

/**
 * What was said with these words, newest first, in all incidents that the person may read or in one of them.
 * @throws AppError NOT_FOUND when the incident that is named is not to be seen
 */
export async function searchMessages(context: SignedIn, input: SearchInput): Promise<SearchPage> {
  const { viewer, services } = context;
  authorize(viewer, "timeline:read");
  const { organizationId } = viewer;
  const asked = parseSearch(input.text);
  const number = input.incidentNumber ?? asked.incidentNumber;
  const incident = number === null ? null : await findIncident(context, number);
  const author = asked.from === null ? null : await authorOf(context, asked.from);
  const hasWhat = asked.phrases.some(({ isWithout }) => !isWithout) || author !== null;
  if (!hasWhat || (asked.from !== null && author === null)) return NOTHING;
  const scope = [...(incident ? [`·i${incident.id}`] : []), ...(author ? [`·a${author}`] : [])];
  const { isImpossible, areFew, low, high, endings } = await knownWords(
    services.pool,
    organizationId,
    asked.phrases,
    scope,
  );
  if (isImpossible) return NOTHING;

  const hidden = incident ? [] : await hiddenFrom(context);
  const query = [
    ...scope.map((lexeme) => `'${lexeme}'`),
    queryOf(asked.phrases, endings),
    ...hidden.map((id) => `!'·i${id}'`),
  ]
    .filter(Boolean)
    .join(" & ");
  const before = Math.min(input.before ?? high + 1, high + 1);
  const [from, to] = [asked.after ?? "-infinity", asked.before ?? "infinity"];
  const values = [organizationId, query, areFew, low, before, from, to, input.limit + 1];
  const { rows } = await services.pool.query<Row>({ ...FIND, values });
  const shown = rows.slice(0, input.limit);
  return {
    hits: shown.map(({ n: _n, text, ...hit }) => ({ ...hit, seq: Number(hit.seq), ...excerptOf(text, asked.phrases) })),
    next: rows.length > input.limit ? Number(shown.at(-1)?.n) : null,
  };
}

/** The private incidents that somebody may not see: they are few. */
async function hiddenFrom({ services, viewer }: SignedIn): Promise<string[]> {
  const { rows } = await services.pool.query<{ id: string }>({
    name: "hidden_incidents",
    text: `select id from incident i
            where organization_id = $1 and visibility = 'private' and not incident_seen_by(i, $2, $3)`,
    values: [viewer.organizationId, viewer.userId, seesAll(viewer)],
  });
  return rows.map(({ id }) => id);
}

async function authorOf({ services, viewer }: SignedIn, username: string): Promise<string | null> {
  const found = await services.db.user.findFirst({
    where: { organizationId: viewer.organizationId, username: { equals: username, mode: "insensitive" } },
    select: { id: true },
  });
  return found?.id ?? null;
}
