import type { Services } from "@/server/platform/context";
import type { SaidAlike } from "@/server/similar/rules/likeness";
import { TELLING_MOST, tellingWords, type UsedWord, wordLikeness } from "@/server/similar/rules/telling-words";

/** A word of more entries tells little, and would take long to look up. */
const USES_MOST = 500;
/** So many incidents are compared for their words. */
const INCIDENTS_MOST = 80;
/** What an English text is full of tells nothing; other languages' words come back as they are. */
const RAREST = `
  select word, uses from search_word
   where organization_id = $1 and word = any ($2::text[]) and uses <= ${USES_MOST}
     and ts_lexize('english_stem', word) is distinct from '{}'
   order by uses limit ${TELLING_MOST}`;
/** One look into the index of all that was said for each word. */
const SHARED = `
  select f.incident_id as id, array_agg(distinct w.word) as words
    from unnest($2::text[], $3::text[]) as w(word, query)
    cross join lateral (
      select e.incident_id from search_entry e
       where e.organization_id = $1 and e.document @@ w.query::tsquery and e.incident_id <> $4) f
   group by f.incident_id having count(distinct w.word) > 1
   order by count(distinct w.word) desc, f.incident_id limit ${INCIDENTS_MOST}`;

/**
 * Incidents in whose timelines the words of a text were used, by id, seen by the reader or not: the words are the text's
 * own, and whoever shows an incident asks first who may see it.
 */
export async function saidAlike(
  { pool }: Pick<Services, "pool">,
  incident: { id: string; organizationId: string; text: string },
): Promise<Map<string, SaidAlike>> {
  const { id, organizationId, text } = incident;
  const { rows: own } = await pool.query<UsedWord>(RAREST, [organizationId, tellingWords(text)]);
  if (own.length < 2) return new Map();
  const words = own.map(({ word }) => word);
  // Words are letters and digits: quoted, none of them reads as an operator.
  const queries = words.map((word) => `'${word}'`);
  const { rows } = await pool.query<{ id: string; words: string[] }>(SHARED, [organizationId, words, queries, id]);
  return new Map(rows.map((row) => [row.id, wordLikeness(own, row.words)]));
}
