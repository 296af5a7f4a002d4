import { INCIDENT_ROLES, type IncidentRoleName } from "@/server/incident/contract";
import type { SignedIn } from "@/server/platform/context";
import { findIncident } from "@/server/platform/find-incident";
import type { SuggestedPeople } from "@/server/similar/contract";
import { type Candidate, suggestedPeople } from "@/server/similar/rules/suggested-people";
import { similarIncidents } from "@/server/similar/similar-incidents";

/** Who has asked for anything so recently is about. */
const HERE_MS = 10 * 60_000;
const CANDIDATES_MOST = 200;
const person = { id: true, name: true, username: true } as const;
/** Whoever likes listens in. */
const SUGGESTED = INCIDENT_ROLES.filter((role) => role !== "observer");

type Known = Pick<Candidate, "person"> & { owns: string[]; held: Map<IncidentRoleName, number[]> };

/**
 * Who may take each role that nobody holds in an incident: who held it in similar ones, and who belongs to the teams of
 * its services. Roles for which nobody is fit are left out.
 * @throws AppError NOT_FOUND
 */
export async function suggestPeople(context: SignedIn, number: number): Promise<SuggestedPeople[]> {
  const { services, viewer } = context;
  const { organizationId } = viewer;
  const { db, clock } = services;
  const { id: incidentId } = await findIncident(context, number);
  const holders = await db.roleAssignment.findMany({ where: { incidentId }, select: { role: true, userId: true } });
  const open = SUGGESTED.filter((role) => !holders.some((each) => each.role === role));
  if (open.length === 0) return [];
  const { before, related } = await similarIncidents(context, number);
  const alike = [...before, ...related].toSorted((a, b) => b.score - a.score).map((each) => each.number);
  const [owned, held] = await Promise.all([
    db.incidentService.findMany({
      where: { incidentId },
      select: {
        service: {
          select: {
            name: true,
            team: { select: { memberships: { select: { user: { select: person } }, take: CANDIDATES_MOST } } },
          },
        },
      },
    }),
    db.roleAssignment.findMany({
      where: { role: { in: open }, incident: { organizationId, number: { in: alike } } },
      select: { role: true, user: { select: person }, incident: { select: { number: true } } },
    }),
  ]);
  const known = new Map<string, Known>();
  const of = (who: Known["person"]): Known => {
    const one = known.get(who.id) ?? { person: who, owns: [], held: new Map() };
    known.set(who.id, one);
    return one;
  };
  for (const { service } of owned)
    for (const { user } of service.team?.memberships ?? []) of(user).owns.push(service.name);
  const rank = new Map(alike.map((its, index) => [its, index]));
  const inRank = held.toSorted((a, b) => (rank.get(a.incident.number) ?? 0) - (rank.get(b.incident.number) ?? 0));
  for (const { role, user, incident } of inRank) {
    const one = of(user);
    one.held.set(role, [...(one.held.get(role) ?? []), incident.number]);
  }
  const sessions = await db.authSession.findMany({
    where: {
      organizationId,
      userId: { in: [...known.keys()] },
      revokedAt: null,
      lastSeenAt: { gt: new Date(clock.now().getTime() - HERE_MS) },
    },
    distinct: ["userId"],
    select: { userId: true },
  });
  const here = new Set(sessions.map(({ userId }) => userId));
  const busy = new Set(holders.map(({ userId }) => userId));
  return open.flatMap((role) => {
    const candidates = [...known.values()].map((one) => ({
      person: one.person,
      owns: one.owns,
      held: one.held.get(role) ?? [],
      isHere: here.has(one.person.id),
      isBusy: busy.has(one.person.id),
    }));
    const people = suggestedPeople(candidates);
    return people.length > 0 ? [{ role, people }] : [];
  });
}
