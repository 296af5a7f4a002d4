import type { RoutedFiring } from "@/server/alert/rules/compile-condition";
import type { AlertLinks } from "@/server/intake/contract/reported";

/** A firing with all that routing and opening want to know. */
export type FullFiring = RoutedFiring & { links: AlertLinks };

/** Columns of `FullFiring`; `f` is the firing. */
export const FIRING_COLUMNS = `
  f.id, f.alert_id as "alertId", a.name, f.starts_at as "startsAt", f.ends_at as "endsAt", f.labels, f.annotations,
  f."values", f.links, json_build_object('id', s.id, 'name', s.name, 'kind', s.kind) as source,
  json_build_object('key', coalesce(g.group_key, ''), 'receiver', coalesce(g.receiver, ''),
                    'labels', coalesce(g.labels, '{}')) as "group"`;
export const FIRING_TABLES = `
  alert_firing f join alert a on a.id = f.alert_id join alert_source s on s.id = a.source_id
  left join alert_group g on g.id = a.group_id`;
