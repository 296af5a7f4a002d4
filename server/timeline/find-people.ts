import type { SignedIn } from "@/server/platform/context";
import type { KnownPerson, MentionCandidate, PeopleInput } from "@/server/timeline/contract/conversation";
import { readableScope } from "@/server/timeline/readable-scope";
import { ROLES, ROOM } from "@/server/timeline/resolve-mentions";
import { rowsOf } from "@/server/timeline/rows-of";
import { plainName } from "@/server/timeline/rules/plain-name";

const MOST_PEOPLE = 20;
const MOST_TEAMS = 10;

/** Who holds a role here comes first, then whose name begins like it. */
const PEOPLE = `
  select u.id, u.name, u.username from user_account u
   where u.organization_id = $1::uuid and (u.username ilike $3 or u.name ilike '%' || $3)
   order by exists (select 1 from role_assignment r where r.incident_id = $2::uuid and r.user_id = u.id) desc,
            (u.username ilike $3 or u.name ilike $3) desc, lower(u.name), u.id
   limit ${MOST_PEOPLE}`;
const TEAMS = `
  select id, name, slug from team
   where organization_id = $1::uuid and (slug ilike $2 or name ilike '%' || $2) order by slug limit ${MOST_TEAMS}`;
const HOLDERS = `
  select r.role::text as role, string_agg(u.name, ', ' order by u.name) as names
    from role_assignment r join user_account u on u.id = r.user_id where r.incident_id = $1::uuid group by r.role`;

/** People of the organization by the beginning of a name, at most 20. @throws AppError NOT_FOUND, RATE_LIMITED */
export async function findPeople(context: SignedIn, input: PeopleInput): Promise<KnownPerson[]> {
  const { incidentId, organizationId } = await scopeOf(context, input);
  const found = await rowsOf<KnownPerson>(context.services.pool, PEOPLE, [
    organizationId,
    incidentId,
    like(input.query),
  ]);
  return found.map((person) => ({ ...person, name: plainName(person.name) }));
}

/**
 * What can be written after an `@`: the room, roles, teams and people, by the beginning of a name.
 * @throws AppError NOT_FOUND, RATE_LIMITED
 */
export async function findMentionable(context: SignedIn, input: PeopleInput): Promise<MentionCandidate[]> {
  const { pool } = context.services;
  const { incidentId, organizationId } = await scopeOf(context, input);
  const pattern = like(input.query);
  const [people, teams, holders] = await Promise.all([
    rowsOf<KnownPerson>(pool, PEOPLE, [organizationId, incidentId, pattern]),
    rowsOf<{ id: string; name: string; slug: string }>(pool, TEAMS, [organizationId, pattern]),
    rowsOf<{ role: string; names: string }>(pool, HOLDERS, [incidentId]),
  ]);
  const heldBy = new Map(holders.map(({ role, names }) => [role, names]));
  const begun = input.query.toLowerCase();
  const roles = [ROOM, ...ROLES].filter(({ handle }) => handle.startsWith(begun));
  return [
    ...people.map(({ id, name, username }) => candidate("person", id, name, username, username)),
    ...roles.map((role) => ({ ...role, detail: plainName(heldBy.get(role.id) ?? "") })),
    ...teams.map(({ id, name, slug }) => candidate("team", id, name, slug, slug)),
  ];
}

async function scopeOf(context: SignedIn, { incidentNumber }: PeopleInput) {
  const scope = await readableScope(context, incidentNumber);
  await context.services.limits.take("completion", context.viewer.userId);
  return scope;
}

const candidate = (kind: "person" | "team", id: string, name: string, handle: string, detail: string) => ({
  kind,
  id,
  name: plainName(name),
  handle: handle.toLowerCase(),
  detail,
});

const like = (query: string) => `${query.replace(/[\\%_]/g, "\\$&")}%`;
