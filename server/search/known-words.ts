import type pg from "pg";
import type { Phrase } from "@/server/search/rules/parse-search";

export interface KnownWords {
  /** Nobody ever used one of the words. */
  isImpossible: boolean;
  /** At most about so many entries have all of them. */
  bound: number;
  /** Words in use that begin like the one that is still being typed, the most used first. */
  endings(word: string): readonly string[];
}

const MOST_ENDINGS = 20;
/** Shorter beginnings would be half of the dictionary. */
const SHORTEST_START = 2;
const LOOK_UP = {
  name: "search_words",
  text: `select a.start as asked, w.word, w.uses
           from unnest($2::text[], $3::boolean[]) as a(start, open)
           cross join lateral (
             select s.word, s.uses from search_word s
              where s.organization_id = $1 and s.word = a.start
             union all
             (select s.word, s.uses from search_word s
               where a.open and s.organization_id = $1 and s.word > a.start and s.word < a.start || U&'\\+10FFFF'
               order by s.uses desc limit ${MOST_ENDINGS})
           ) w`,
};

/** What is known of the words that somebody looks for: one lookup in the list of all words. */
export async function knownWords(pool: pg.Pool, organizationId: string, phrases: Phrase[]): Promise<KnownWords> {
  const wanted = phrases.filter(({ isWithout }) => !isWithout);
  const asked = new Map<string, boolean>();
  for (const { words, isOpen } of wanted) {
    for (const [n, word] of words.entries()) {
      const isLast = isOpen && n === words.length - 1 && word.length >= SHORTEST_START;
      asked.set(word, isLast || (asked.get(word) ?? false));
    }
  }
  const values = [organizationId, [...asked.keys()], [...asked.values()]];
  const { rows } = await pool.query<{ asked: string; word: string; uses: number }>({ ...LOOK_UP, values });
  const uses = new Map<string, number>();
  const endings = new Map<string, string[]>();
  for (const row of rows) {
    uses.set(row.asked, (uses.get(row.asked) ?? 0) + row.uses);
    if (row.word !== row.asked) endings.set(row.asked, [...(endings.get(row.asked) ?? []), row.word]);
  }
  return {
    isImpossible: [...asked.keys()].some((word) => !uses.has(word)),
    bound: Math.min(Number.MAX_SAFE_INTEGER, ...uses.values()),
    endings: (word) => endings.get(word) ?? [],
  };
}
