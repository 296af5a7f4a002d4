import type pg from "pg";
import type { Phrase } from "@/server/search/rules/parse-search";

export interface KnownWords {
  /** Nobody ever used one of the words. */
  isImpossible: boolean;
  /** True when so few entries have all of them that they may as well be fetched at once. */
  areFew: boolean;
  /** None that has all of them has a lower, or a higher, number. */
  low: number;
  high: number;
  /** Words in use that begin like the one that is still being typed, the most used first. */
  endings(word: string): readonly string[];
}

/** Fetching so many entries takes a few milliseconds. */
const FEW = 1_024;
const MARGIN = 8;
/** Were they always together after all, it would still be bearable. */
const MOST_TOGETHER = 4_096;
const MOST_ENDINGS = 20;
/** Shorter beginnings would be half of the dictionary. */
const SHORTEST_START = 2;
const LOOK_UP = {
  name: "search_words",
  text: `select a.start as asked, w.word, w.uses, w.first_n as first, w.last_n as last
           from unnest($2::text[], $3::boolean[]) as a(start, open)
           cross join lateral (
             select s.* from search_word s
              where s.organization_id = $1 and s.word = a.start
             union all
             (select s.* from search_word s
               where a.open and s.organization_id = $1 and s.word > a.start and s.word < a.start || U&'\\+10FFFF'
               order by s.uses desc limit ${MOST_ENDINGS})
           ) w`,
};

interface Row {
  asked: string;
  word: string;
  uses: number;
  first: string;
  last: string;
}

/**
 * What is known of the words that somebody looks for: one lookup in the list of all words. `scope`: lexemes of the
 * incident and the person that are looked at, which are listed like words.
 */
export async function knownWords(
  pool: pg.Pool,
  organizationId: string,
  phrases: Phrase[],
  scope: string[],
): Promise<KnownWords> {
  const wanted = phrases.filter(({ isWithout }) => !isWithout);
  const asked = new Map<string, boolean>(scope.map((lexeme) => [lexeme, false]));
  for (const { words, isOpen } of wanted) {
    for (const [n, word] of words.entries()) {
      const isLast = isOpen && n === words.length - 1 && word.length >= SHORTEST_START;
      asked.set(word, isLast || (asked.get(word) ?? false));
    }
  }
  const values = [organizationId, [...asked.keys()], [...asked.values()]];
  const { rows } = await pool.query<Row>({ ...LOOK_UP, values });
  const known = [...asked.keys()].map((word) => rows.filter((row) => row.asked === word));
  const uses = known.map((found) => found.reduce((sum, row) => sum + row.uses, 0));
  const lasts = known.map((found) => Math.max(...found.map(({ last }) => Number(last))));
  return {
    isImpossible: known.some((found) => found.length === 0),
    areFew: areFew(uses, Math.max(...lasts)),
    low: Math.max(0, ...known.map((found) => Math.min(...found.map(({ first }) => Number(first))))),
    high: Math.min(...lasts),
    endings: (start) =>
      rows.filter(({ asked: word, word: ending }) => word === start && ending !== start).map(({ word }) => word),
  };
}

/** Words that hang together meet far more often than chance would have it: hence the margin. */
function areFew(uses: readonly number[], total: number): boolean {
  const rarest = Math.min(...uses);
  const byChance = uses.reduce((product, used) => product * Math.min(1, used / total), total);
  return rarest <= FEW || (rarest <= MOST_TOGETHER && byChance * MARGIN <= FEW);
}
