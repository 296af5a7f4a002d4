import type { z } from "zod";
import type { RecentAlert, recentAlertsInput, RuleWords } from "@/server/alert/contract/rule-words";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";

const DAY_MS = 86_400_000;
const DAYS = 7;
const NAMES = 300;
const VALUES = 50;
const LONGEST = 200;
const RECENT = 20;
const WORDS_MAX = 8;

type Pair = [name: string, value: string];

/** Pairs of name and value, the most frequent names and values first, by name. */
function byName(pairs: readonly Pair[] | null): Record<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, value] of pairs ?? []) {
    const values = found.get(name) ?? [];
    values.push(value);
    if (found.size < NAMES || found.has(name)) found.set(name, values);
  }
  return Object.fromEntries(found);
}

/** `recent` are the rows looked at; `pairs` of one of their columns, `keys` of another. */
const pairs = (recent: string, column: string) => `
  (select json_agg(json_build_array(p.key, p.value) order by p.total desc, p.key, p.rank) from (
     select e.key, e.value, sum(count(*)) over (partition by e.key) as total,
            row_number() over (partition by e.key order by count(*) desc, e.value) as rank
       from ${recent} r, jsonb_each_text(r.${column}) e
      where length(e.key) <= ${LONGEST} and length(e.value) <= ${LONGEST} group by e.key, e.value) p
    where p.rank <= ${VALUES})`;
const keys = (column: string) => `
  (select json_agg(k.key) from (
     select key from recent r, jsonb_object_keys(r.${column}) key
      where length(key) <= ${LONGEST} group by key order by count(*) desc, key limit ${NAMES}) k)`;
const WORDS = `
  with recent as (select * from alert where organization_id = $1 and told_at > $2),
       groups as (select * from alert_group where organization_id = $1 and told_at > $2)
  select ${pairs("recent", "labels")} as labels, ${pairs("groups", "labels")} as "groupLabels",
         ${keys("annotations")} as annotations, ${keys('"values"')} as "values",
         (select json_agg(name order by name) from alert_source where organization_id = $1) as sources,
         (select json_agg(distinct receiver) from groups where receiver <> '') as receivers,
         (select json_agg(n.name) from (
            select name from recent group by name order by count(*) desc, name limit ${NAMES}) n) as alerts`;

interface Row {
  labels: Pair[] | null;
  groupLabels: Pair[] | null;
  annotations: string[] | null;
  values: string[] | null;
  sources: string[] | null;
  receivers: string[] | null;
  alerts: string[] | null;
}

/** What the conditions of rules can be about. @throws AppError FORBIDDEN */
export async function ruleWords({ viewer, services }: SignedIn): Promise<RuleWords> {
  authorize(viewer, "settings:read");
  const since = new Date(services.clock.now().getTime() - DAYS * DAY_MS);
  const { rows } = await services.pool.query<Row>(WORDS, [viewer.organizationId, since]);
  const [row] = rows;
  return {
    labels: byName(row?.labels ?? null),
    groupLabels: byName(row?.groupLabels ?? null),
    annotations: row?.annotations ?? [],
    values: row?.values ?? [],
    sources: row?.sources ?? [],
    receivers: row?.receivers ?? [],
    alerts: row?.alerts ?? [],
  };
}

interface RecentRow extends Omit<RecentAlert, "startsAt" | "endsAt"> {
  startsAt: Date;
  endsAt: Date | null;
}

/** The newest alerts that hold all of some words. @throws AppError FORBIDDEN */
export async function recentAlerts(
  { viewer, services }: SignedIn,
  { text }: z.infer<typeof recentAlertsInput>,
): Promise<RecentAlert[]> {
  authorize(viewer, "settings:read");
  const words = text.toWellFormed().replaceAll("\0", " ").toLowerCase().split(/\s+/).filter(Boolean);
  const { rows } = await services.pool.query<RecentRow>(
    `select a.id, a.name, a.labels, json_build_object('name', s.name, 'kind', s.kind) as source,
            a.starts_at as "startsAt", a.ends_at as "endsAt"
       from alert a join alert_source s on s.id = a.source_id
      where a.organization_id = $1
        and not exists (select 1 from unnest($2::text[]) word
                         where position(word in lower(a.name || ' ' || a.labels::text)) = 0)
      order by a.starts_at desc, a.id limit ${RECENT}`,
    [viewer.organizationId, words.slice(0, WORDS_MAX)],
  );
  return rows.map(({ startsAt, endsAt, ...row }) => ({
    ...row,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
  }));
}
