import { ALERT_COLUMNS, ALERT_TABLES, type AlertRow, toState } from "@/server/alert/alert-rows";
import type { AlertScope } from "@/server/alert/alert-scope";
import type { AlertState } from "@/server/alert/contract";
import type { AlertPlace, AlertTab } from "@/server/alert/contract/alert-list";
import type { Statement } from "@/server/alert/rules/statement";
import type { SignedIn } from "@/server/platform/context";
import { seesAll } from "@/server/platform/incident-access";

/** What fires first, then what began last: as `alert_place_idx` has it, read from its end. */
const PLACE = "(a.ends_at is null), a.starts_at, a.id";
const ORDER = "(a.ends_at is null) desc, a.starts_at desc, a.id desc";
const FULL = `select ${ALERT_COLUMNS} from ${ALERT_TABLES} where a.organization_id = $1 and a.id = any ($3)`;

/** Some alerts of a group, from one place on and as far as another. */
export interface GroupSlice {
  key: string;
  most: number;
  after?: AlertPlace;
  until?: AlertPlace;
}

function inTab(scope: AlertScope, tab: AlertTab, to: Statement): string {
  return tab === "any" || tab === "resolved" ? "" : `and ${scope.tab(to)} = ${to.put(tab, "text")}`;
}

const placed = ({ isFiring, startsAt, id }: AlertPlace, to: Statement) =>
  `(${to.put(isFiring, "boolean")}, ${to.put(startsAt, "timestamptz")}, ${to.put(id, "uuid")})`;

/** Alerts of groups in their order, by the groups' keys: read from the index as far as they are asked for. */
export async function alertsByPlace(
  context: SignedIn,
  scope: AlertScope,
  tab: AlertTab,
  slices: readonly GroupSlice[],
): Promise<Map<string, AlertState[]>> {
  const found = new Map<string, AlertState[]>(slices.map(({ key }) => [key, []]));
  const [first] = slices;
  if (!first) return found;
  const { viewer, services } = context;
  const to = scope.statement();
  const keys = to.put(
    slices.map(({ key }) => key),
    "uuid[]",
  );
  const most = to.put(
    slices.map((slice) => slice.most),
    "int[]",
  );
  // Only one group at a time is read further.
  const { after, until } = first;
  const { rows } = await services.pool.query<{ key: string; id: string }>(
    `select k.key, x.id from unnest(${keys}, ${most}) with ordinality as k(key, most, n)
      cross join lateral (
        select a.id, a.ends_at is null as fires, a.starts_at from alert a
         where coalesce(a.group_id, a.source_id) = k.key and ${scope.where(to, tab)} ${inTab(scope, tab, to)}
           ${after ? `and (${PLACE}) < ${placed(after, to)}` : ""}
           ${until ? `and (${PLACE}) >= ${placed(until, to)}` : ""}
         order by ${ORDER} limit k.most) x
      order by k.n, x.fires desc, x.starts_at desc, x.id desc`,
    to.values,
  );
  const { rows: full } = await services.pool.query<AlertRow>(FULL, [
    viewer.organizationId,
    scope.now,
    rows.map(({ id }) => id),
    viewer.userId,
    seesAll(viewer),
  ]);
  const states = new Map(full.map((row) => [row.id, toState(row, scope.windowAt, scope.now)]));
  for (const { key, id } of rows) {
    const state = states.get(id);
    if (state) found.get(key)?.push(state);
  }
  return found;
}
