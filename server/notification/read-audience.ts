import type pg from "pg";
import type { Audience, ToldEvent } from "@/server/notification/rules/recipients-of";
import type { Mention } from "@/server/timeline/contract/event-payloads";
import { payloadOf } from "@/server/timeline/rules/payload-of";

/** People whom one message may call through teams, roles and the room. */
const AUDIENCE_MAX = 2_000;

const HOLDERS = `select role::text as name, user_id as "userId" from role_assignment where incident_id = $1 limit ${AUDIENCE_MAX}`;
const MEMBERS = `
  select team_id::text as name, user_id as "userId" from membership
   where organization_id = $1 and team_id::text = any($2) limit ${AUDIENCE_MAX}`;
/** Whoever spoke, came in or holds a role: to have looked at the board is not to be in the room. */
const ROOM = `
  select 'room' as name, actor_id as "userId" from timeline_event where incident_id = $1 and actor_id is not null
  union select 'room', user_id from role_assignment where incident_id = $1 limit ${AUDIENCE_MAX}`;

/** The people behind what an event calls; only what it calls is looked up. */
export async function readAudience(
  client: pg.PoolClient,
  organizationId: string,
  incidentId: string,
  event: ToldEvent,
): Promise<Audience> {
  const mentions: readonly Mention[] =
    payloadOf(event, "message")?.mentions ?? payloadOf(event, "message_edited")?.mentions ?? [];
  const idsOf = (kind: Mention["kind"]) => mentions.filter((each) => each.kind === kind).map(({ id }) => id);
  const read = async (sql: string, values: unknown[]) => {
    const people = new Map<string, string[]>();
    const { rows } = await client.query<{ name: string; userId: string }>(sql, values);
    for (const { name, userId } of rows) people.set(name, [...(people.get(name) ?? []), userId]);
    return people;
  };
  const isRoomTold = idsOf("room").length > 0 || payloadOf(event, "incident_merged")?.side === "source";
  const nobody = new Map<string, string[]>();
  return {
    holders: idsOf("role").length > 0 ? await read(HOLDERS, [incidentId]) : nobody,
    members: idsOf("team").length > 0 ? await read(MEMBERS, [organizationId, idsOf("team")]) : nobody,
    room: isRoomTold ? ((await read(ROOM, [incidentId])).get("room") ?? []) : [],
  };
}
