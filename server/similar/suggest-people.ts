import type { z } from "zod";
import type { SignedIn } from "@/server/platform/context";
import { findIncident } from "@/server/platform/find-incident";
import type { SuggestedPeople, suggestedPeopleInput } from "@/server/similar/contract";
import { type Candidate, suggestedPeople } from "@/server/similar/rules/suggested-people";
import { similarIncidents } from "@/server/similar/similar-incidents";

/** Who has asked for anything so recently is about. */
const HERE_MS = 10 * 60_000;
const CANDIDATES_MOST = 200;
const person = { id: true, name: true, username: true } as const;

/**
 * Who may take a role in an incident: who held it in similar ones, and who belongs to the teams of its services.
 * @throws AppError NOT_FOUND
 */
export async function suggestPeople(
  context: SignedIn,
  { number, role }: z.infer<typeof suggestedPeopleInput>,
): Promise<SuggestedPeople> {
  const { services, viewer } = context;
  const { organizationId } = viewer;
  const { db, clock } = services;
  const { id } = await findIncident(context, number);
  const { before, related } = await similarIncidents(context, number);
  const alike = [...before, ...related].toSorted((a, b) => b.score - a.score).map((each) => each.number);
  const [holder, owned, held] = await Promise.all([
    db.roleAssignment.findFirst({ where: { incidentId: id, role }, select: { userId: true } }),
    db.incidentService.findMany({
      where: { incidentId: id },
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
      where: { role, incident: { organizationId, number: { in: alike } } },
      select: { user: { select: person }, incident: { select: { number: true } } },
    }),
  ]);
  const candidates = new Map<string, { person: Candidate["person"]; owns: string[]; held: number[] }>();
  const of = (who: Candidate["person"]) => {
    const known = candidates.get(who.id) ?? { person: who, owns: [], held: [] };
    candidates.set(who.id, known);
    return known;
  };
  for (const { service } of owned)
    for (const { user } of service.team?.memberships ?? []) of(user).owns.push(service.name);
  const rank = new Map(alike.map((its, index) => [its, index]));
  for (const { user, incident } of held) of(user).held.push(incident.number);
  for (const each of candidates.values()) each.held.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  const sessions = await db.authSession.findMany({
    where: {
      organizationId,
      userId: { in: [...candidates.keys()] },
      revokedAt: null,
      lastSeenAt: { gt: new Date(clock.now().getTime() - HERE_MS) },
    },
    distinct: ["userId"],
    select: { userId: true },
  });
  const here = new Set(sessions.map(({ userId }) => userId));
  const all = [...candidates.values()].map((each) => ({ ...each, isHere: here.has(each.person.id) }));
  return { role, people: suggestedPeople(all, holder?.userId ?? null) };
}
