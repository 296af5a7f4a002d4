import type { IncidentStatus, Severity } from "@/server/incident/contract";
import { DECLINED } from "@/server/incident/declined";
import { seesAll } from "@/server/platform/incident-access";
import type { SignedIn } from "@/server/platform/context";
import type { Compared } from "@/server/similar/rules/likeness";

/** An incident that may be like another one, and the one itself. */
export interface AlikeRow extends Compared {
  id: string;
  number: number;
  title: string;
  severity: Severity;
  status: IncidentStatus;
  declaredAt: Date;
  impactStartedAt: Date | null;
  /** Null also of what was declined: it took no time. */
  resolvedAt: Date | null;
  /** Of the titles, 0..1. */
  titleLikeness: number;
}

/** So many of each kind are compared: the nearest titles, and the newest with a service or an alert in common. */
const OF_A_KIND = 80;
/** Alerts of a storm share their name: the newest of them stand for all. */
const ALERTS_MOST = 500;
const NAMES_MOST = 50;
const LABELS_MOST = 5;

/**
 * Each branch goes through an index and ends after some dozens of rows, so that the whole is as quick among 50,000
 * incidents as among 50. What the asker may not see is left out at the end.
 */
const SQL = `
  with about as (select service_id as id from incident_service where incident_id = $2::uuid),
       around as (
         select depends_on_id as id from service_dependency where service_id in (select id from about)
         union select service_id from service_dependency where depends_on_id in (select id from about)
         union select id from about),
       names as (
         select distinct a.name from (select alert_id from incident_alert where incident_id = $2::uuid limit ${ALERTS_MOST}) x
           join alert a on a.id = x.alert_id limit ${NAMES_MOST}),
       fired as (
         select a.id from alert a where a.organization_id = $1::uuid and a.name in (select name from names)
          order by a.told_at desc limit ${ALERTS_MOST}),
       near as (
         (select $2::uuid as id)
         union (select i.id from incident i where i.organization_id = $1::uuid order by i.title <-> $3 limit ${OF_A_KIND})
         union (select unnest($7::uuid[]))
         union (select s.incident_id from incident_service s join incident i on i.id = s.incident_id
                 where s.service_id in (select id from around) order by i.number desc limit ${OF_A_KIND})
         union (select n.incident_id from (select distinct x.incident_id from incident_alert x
                 where x.alert_id in (select id from fired)) n
                  join incident i on i.id = n.incident_id order by i.number desc limit ${OF_A_KIND}))
  select i.id, i.number, i.title, i.severity, i.status, i.declared_at as "declaredAt",
         i.impact_started_at as "impactStartedAt", case when ${DECLINED} then null else i.resolved_at end as "resolvedAt",
         similarity(i.title, $3) as "titleLikeness",
         coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name)
            from incident_service x join service s on s.id = x.service_id where x.incident_id = i.id), '[]') as services,
         coalesce((select array_agg(distinct a.name) from (select alert_id from incident_alert
             where incident_id = i.id limit ${NAMES_MOST}) x join alert a on a.id = x.alert_id), '{}') as "alertNames",
         coalesce((select json_agg(a.labels) from (select alert_id from incident_alert
             where incident_id = i.id limit ${LABELS_MOST}) x join alert a on a.id = x.alert_id), '[]') as labels
    from near n join incident i on i.id = n.id
   where i.organization_id = $1::uuid and (i.merged_into_id is null or i.id = $2::uuid)
     and (i.mode = 'drill') = $6
     and incident_seen_by(i, $4::uuid, $5)`;

/** Incidents that may be like this one, unordered, with itself and those that are named among them. */
export async function alikeIncidents(
  { services, viewer }: SignedIn,
  { id, title, isDrill, others }: { id: string; title: string; isDrill: boolean; others: readonly string[] },
): Promise<AlikeRow[]> {
  const values = [viewer.organizationId, id, title, viewer.userId, seesAll(viewer), isDrill, others];
  const { rows } = await services.pool.query<AlikeRow>(SQL, values);
  return rows;
}
