import { setImmediate } from "node:timers/promises";
import type { AlertTab, AlertWish } from "@/server/alert/contract/alert-list";
import { readFilter } from "@/server/alert/read-filter";
import {
  conditionsOf,
  type LabelCondition,
  labelsRead,
  type LabelTest,
  readBy,
  sqlOf,
} from "@/server/alert/rules/label-condition";
import { Statement } from "@/server/alert/rules/statement";
import type { WindowAt } from "@/server/alert/rules/suppression-of";
import { serviceCondition } from "@/server/alert/service-condition";
import { windowsBetween } from "@/server/maintenance/queries";
import { windowOf } from "@/server/maintenance/rules/window-of";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { findIncident } from "@/server/platform/find-incident";

/** How long what has ended is listed. */
const RECENT_DAYS = 7;
/** A pattern is tried on so many values; and on so many before others have their turn. */
const MOST_VALUES = 20_000;
const AT_ONCE = 500;

/** What fires, and what has ended lately. */
function endIn(tab: AlertTab, now: Date, to: Statement): string {
  if (tab === "firing" || tab === "silenced") return "a.ends_at is null";
  const recently = `a.ends_at > ${to.put(now, "timestamptz")} - interval '${RECENT_DAYS} days'`;
  return tab === "resolved" ? recently : `(a.ends_at is null or ${recently})`;
}

/** What is said of `alert a` in a statement that begins with `Statement.values` of the scope. */
export interface AlertScope {
  statement(): Statement;
  /** True of the alerts that are meant and may belong to the tab: what ended long ago is in none. */
  where(statement: Statement, tab: AlertTab): string;
  /** Which tab an alert belongs to. */
  tab(statement: Statement): string;
  /** Some values were not tried. */
  isCut: boolean;
  windowAt: WindowAt;
  now: Date;
}

/**
 * Makes conditions for the database of a wish. What it cannot tell by itself is tried here on each value that there is,
 * and not on each alert.
 * @param key of the one group that is meant
 * @throws AppError FORBIDDEN; BAD_INPUT for a filter that cannot be read; NOT_FOUND for an incident that is not there
 */
export async function alertScope(context: SignedIn, wish: AlertWish, key?: string): Promise<AlertScope> {
  const { viewer, services } = context;
  authorize(viewer, "incident:read");
  const filter = conditionsOf(readFilter(wish.filter)) ?? [];
  const now = services.clock.now();
  const { organizationId } = viewer;
  const [about, windows, ofService] = await Promise.all([
    wish.incidentNumber === undefined ? null : findIncident(context, wish.incidentNumber),
    windowsBetween(services.db, organizationId, now, now),
    wish.serviceId === undefined ? null : serviceCondition(services.db, organizationId, wish.serviceId),
  ]);
  // One without matchers, or whose pattern cannot be read, holds nothing back.
  const holding = windows.flatMap(({ matchers }) => {
    const conditions = conditionsOf(matchers);
    return conditions && conditions.length > 0 ? [conditions] : [];
  });
  const statement = () => new Statement([organizationId]);
  const compared = filter.filter(({ type }) => type === "comparison");
  const none: ReadonlyMap<LabelTest, string[]> = new Map();
  const listed = (to: Statement, tab: AlertTab = "any"): string =>
    [
      "a.organization_id = $1",
      endIn(tab, now, to),
      ...(key ? [`coalesce(a.group_id, a.source_id) = ${to.put(key, "uuid")}`] : []),
      ...(wish.sourceId ? [`a.source_id = ${to.put(wish.sourceId, "uuid")}`] : []),
      ...(about
        ? [
            `exists (select 1 from incident_alert x where x.alert_id = a.id and x.incident_id = ${to.put(about.id, "uuid")})`,
          ]
        : []),
      ...compared.map((condition) => sqlOf(condition, to, none)),
    ].join(" and ");

  async function tryOut(test: LabelTest): Promise<{ passed: string[]; isCut: boolean }> {
    const to = statement();
    const { rows } = await services.pool.query<{ text: string }>(
      `select text from (select ${readBy(test, to)} as text, max(a.starts_at) as newest from alert a
                          where ${listed(to)} group by 1) as read
        order by newest desc limit ${MOST_VALUES + 1}`,
      to.values,
    );
    const passed: string[] = [];
    for (let from = 0; from < Math.min(rows.length, MOST_VALUES); from += AT_ONCE) {
      if (from > 0) await setImmediate();
      for (const { text } of rows.slice(from, Math.min(from + AT_ONCE, MOST_VALUES)))
        if (test.holds(labelsRead(test, text))) passed.push(text);
    }
    return { passed, isCut: rows.length > MOST_VALUES };
  }

  const conditions: LabelCondition[] = [...filter, ...(ofService ? [ofService] : [])];
  const tests = [...conditions, ...holding.flat()].filter((each): each is LabelTest => each.type === "test");
  const tried = await Promise.all(tests.map(tryOut));
  const passed = new Map(tests.map((test, index) => [test, tried[index]?.passed ?? []]));

  const all = (given: readonly LabelCondition[], to: Statement) =>
    given.map((condition) => sqlOf(condition, to, passed)).join(" and ");
  /** As `suppressionOf` has it. */
  const heldBy = (to: Statement): string =>
    `case when a.ends_at is not null then null when cardinality(a.silenced_by) > 0 then 'silenced'
          ${holding.map((each) => `when ${all(each, to)} then 'maintenance'`).join(" ")}
          when cardinality(a.inhibited_by) > 0 then 'inhibited' when cardinality(a.muted_by) > 0 then 'muted' end`;
  return {
    statement,
    where: (to, tab) =>
      [
        listed(to, tab),
        ...conditions.filter((each) => each.type === "test").map((each) => sqlOf(each, to, passed)),
        ...(wish.suppression ? [`${heldBy(to)} = ${to.put(wish.suppression, "text")}`] : []),
      ].join(" and "),
    tab: (to) =>
      `case when a.ends_at is not null then 'resolved' when ${heldBy(to)} is null then 'firing' else 'silenced' end`,
    isCut: tried.some((each) => each.isCut),
    windowAt: windowOf(windows),
    now,
  };
}
