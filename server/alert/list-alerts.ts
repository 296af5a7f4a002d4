import { type AlertScope, alertScope } from "@/server/alert/alert-scope";
import { alertsByPlace } from "@/server/alert/alerts-by-place";
import {
  type AlertGroupState,
  type AlertList,
  ALERTS_AT_ONCE,
  type AlertTab,
  type ListAlertsInput,
} from "@/server/alert/contract/alert-list";
import type { SignedIn } from "@/server/platform/context";

const HEADS = `
  select s.id as "sourceId", json_build_object('id', s.id, 'name', s.name, 'kind', s.kind) as source, g.id, g.group_key as "groupKey",
         g.labels, g.receiver, case when g.completed_at >= g.told_at then 0 else g.truncated end as truncated
    from unnest($1::uuid[], $2::uuid[]) as k(source_id, group_id)
    join alert_source s on s.id = k.source_id left join alert_group g on g.id = k.group_id`;

type Counts = Pick<AlertList, "firing" | "silenced" | "resolved">;
interface CountedGroup extends Counts {
  key: string;
  sourceId: string;
  groupId: string | null;
}

/** The groups that have something to show, as their first alerts stand in order; and what there is in all. */
function countsOf(scope: AlertScope, { state, offset, limit }: ListAlertsInput) {
  const to = scope.statement();
  const shown = state === "any" ? "true" : `tab = ${to.put(state, "text")}`;
  const text = `
    with fit as materialized (
      select coalesce(a.group_id, a.source_id) as key, a.source_id, a.group_id, a.starts_at, ${scope.tab(to)} as tab
        from alert a where ${scope.where(to, "any")}
    ), counted as (
      select key, source_id, group_id, count(*) filter (where tab = 'firing')::int as firing,
             count(*) filter (where tab = 'silenced')::int as silenced,
             count(*) filter (where tab = 'resolved')::int as resolved,
             bool_or(${shown}) as is_shown, coalesce(bool_or(tab <> 'resolved') filter (where ${shown}), false) as fires,
             coalesce(max(starts_at) filter (where ${shown} and tab <> 'resolved'),
                      max(starts_at) filter (where ${shown})) as newest
        from fit group by key, source_id, group_id
    ), total as (
      select coalesce(sum(firing), 0)::int as firing, coalesce(sum(silenced), 0)::int as silenced,
             coalesce(sum(resolved), 0)::int as resolved from counted
    )
    select to_json(total) as total, g.key, g.source_id as "sourceId", g.group_id as "groupId", g.firing, g.silenced, g.resolved
      from total left join (
        select * from counted where is_shown order by fires desc, newest desc, key
        offset ${to.put(offset, "int")} limit ${to.put(limit + 1, "int")}) g on true
     order by g.fires desc, g.newest desc, g.key`;
  return { text, values: to.values };
}

/** How many alerts of each group come with the list: of the first as many as are asked for, until the answer is full. */
function sharesOf(groups: readonly Counts[], state: AlertTab, perGroup: number): number[] {
  let left = ALERTS_AT_ONCE;
  return groups.map(({ firing, silenced, resolved }) => {
    const all = { firing, silenced, resolved, any: firing + silenced + resolved };
    const share = Math.min(left, perGroup, all[state]);
    left -= share;
    return share;
  });
}

/**
 * Alerts by the groups that their sources tell of, what fires and what began last first. They are counted in the
 * database, and only as many come as fit one answer: `listAlertPart` brings the others.
 * @throws AppError FORBIDDEN; BAD_INPUT for a filter that cannot be read; NOT_FOUND for an incident that is not there
 */
export async function listAlerts(context: SignedIn, input: ListAlertsInput): Promise<AlertList> {
  const { limit, perGroup } = input;
  const scope = await alertScope(context, input);
  const { rows } = await context.services.pool.query<{ total: Counts } & (CountedGroup | { key: null })>(
    countsOf(scope, input),
  );
  const counted = rows.flatMap((row) => (row.key === null ? [] : [row]));
  const groups = counted.slice(0, limit);
  return {
    groups: await complete(context, scope, input.state, groups, sharesOf(groups, input.state, perGroup)),
    ...(rows[0]?.total ?? { firing: 0, silenced: 0, resolved: 0 }),
    hasMore: counted.length > limit,
    isCut: scope.isCut,
  };
}

/** Brings what is to be shown of the groups, and of nothing else. */
async function complete(
  context: SignedIn,
  scope: AlertScope,
  state: AlertTab,
  groups: readonly CountedGroup[],
  shares: readonly number[],
): Promise<AlertGroupState[]> {
  if (groups.length === 0) return [];
  const slices = groups.map(({ key }, index) => ({ key, most: shares[index] ?? 0 })).filter(({ most }) => most > 0);
  const [{ rows: heads }, alerts] = await Promise.all([
    context.services.pool.query<Omit<AlertGroupState, "key" | "alerts"> & { sourceId: string }>(HEADS, [
      groups.map(({ sourceId }) => sourceId),
      groups.map(({ groupId }) => groupId),
    ]),
    alertsByPlace(context, scope, state, slices),
  ]);
  const byKey = new Map(heads.map((head) => [head.id ?? head.sourceId, head]));
  const countOf = (group: Counts, tab: Exclude<AlertTab, "any">) => (state === "any" || state === tab ? group[tab] : 0);
  return groups.flatMap((group) => {
    const head = byKey.get(group.key);
    if (!head) return [];
    const { source, id, groupKey, labels, receiver, truncated } = head;
    return [
      {
        key: group.key,
        id,
        groupKey: groupKey ?? "",
        labels: labels ?? {},
        receiver: receiver ?? "",
        truncated: truncated ?? 0,
        source,
        firing: countOf(group, "firing"),
        silenced: countOf(group, "silenced"),
        resolved: countOf(group, "resolved"),
        alerts: alerts.get(group.key) ?? [],
      },
    ];
  });
}
