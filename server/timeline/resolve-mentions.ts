import type pg from "pg";
import { AppError } from "@/server/platform/errors";
import type { FoundIncident } from "@/server/platform/find-incident";
import { IncidentRole } from "@/server/platform/prisma-client/enums";
import { MENTIONS_MAX } from "@/server/timeline/contract/conversation";
import type { Mention } from "@/server/timeline/contract/event-payloads";
import { mentionTokens } from "@/server/timeline/rules/mention-tokens";
import { plainName } from "@/server/timeline/rules/plain-name";

/** Each token has two handles at most that are there: more than this is more than may be called. */
const MOST_FOUND = 2 * MENTIONS_MAX + 1;
const CALLED = `
  (select 'person' as kind, id, name, lower(username) as handle
     from user_account where organization_id = $1 and lower(username) = any($2) limit ${MOST_FOUND})
  union all
  (select 'team', id, name, lower(slug) from team where organization_id = $1 and lower(slug) = any($2) limit ${MOST_FOUND})`;

/** What can be called without being somebody: everybody in the room, and whoever holds a role. */
export const ROOM: Mention = { kind: "room", id: "room", name: "room", handle: "room" };
export const ROLES: readonly Mention[] = Object.values(IncidentRole).map((id) => ({
  kind: "role",
  id,
  name: id,
  handle: id,
}));

const HOLDERS = `
  select role::text, user_id as "userId" from role_assignment
   where incident_id = $1 and role::text = any($2) order by assigned_at limit ${MOST_FOUND}`;

/**
 * Whom a message calls, by the names that stand in it. One name can mean several: each of them is called. A role means
 * whoever holds it now, also when somebody else has it later.
 * @throws AppError MESSAGE_TOO_MANY_MENTIONS
 */
export async function resolveMentions(
  pool: pg.Pool,
  { organizationId, id: incidentId }: Pick<FoundIncident, "organizationId" | "id">,
  body: string,
): Promise<Mention[]> {
  const tokens = mentionTokens(body);
  if (tokens.length === 0) return [];
  const handles = [...new Set(tokens.flatMap((token) => token.handles))];
  const { rows } = await pool.query<Mention>(CALLED, [organizationId, handles]);
  const byHandle = new Map<string, Mention[]>();
  for (const one of [ROOM, ...ROLES, ...rows]) byHandle.set(one.handle, [...(byHandle.get(one.handle) ?? []), one]);
  const called = new Map<string, Mention>();
  for (const token of tokens) {
    const meant = token.handles.find((handle) => byHandle.has(handle)) ?? "";
    for (const mention of byHandle.get(meant) ?? []) {
      called.set(`${mention.kind}:${mention.id}`, { ...mention, name: plainName(mention.name) });
      if (called.size > MENTIONS_MAX)
        throw new AppError("MESSAGE_TOO_MANY_MENTIONS", undefined, { most: MENTIONS_MAX });
    }
  }
  const roles = [...called.values()].flatMap(({ kind, id }) => (kind === "role" ? [id] : []));
  if (roles.length === 0) return [...called.values()];
  const holders = await pool.query<{ role: string; userId: string }>(HOLDERS, [incidentId, roles]);
  return [...called.values()].map((mention) => {
    if (mention.kind !== "role") return mention;
    const people = holders.rows.flatMap(({ role, userId }) => (role === mention.id ? [userId] : []));
    return { ...mention, people };
  });
}
