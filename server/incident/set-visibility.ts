import type { z } from "zod";
import { changeIncident } from "@/server/incident/change-incident";
import type { IncidentDetail, setVisibilityInput } from "@/server/incident/contract";
import { privateMerged } from "@/server/incident/private-merged";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { seesAll } from "@/server/platform/incident-access";

/**
 * Makes an incident private, or open to the organization again, and says whom it lets in besides those who have to do
 * with it. Whoever makes it private stays in. What others have open of it is closed at once.
 * What came from private incidents that were merged into it is opened with it, only for who knows how many these are;
 * they themselves stay private.
 * @throws AppError BAD_INPUT for a stranger; MERGED_PRIVATE with their `count` when there are more than the sender knows
 */
export async function setVisibility(
  context: SignedIn,
  input: z.infer<typeof setVisibilityInput>,
): Promise<IncidentDetail> {
  const { viewer, services } = context;
  const { organizationId, userId } = viewer;
  const { visibility } = input;
  const detail = await changeIncident(context, "incident:update", input, async (incident, now, tx) => {
    const held = { incidentId: incident.id };
    const opened = visibility === "private" ? 0 : await privateMerged(tx, incident.id);
    if (opened > (input.opensMerged ?? 0)) throw new AppError("MERGED_PRIVATE", undefined, { count: opened });
    const wanted = new Set(visibility === "private" ? input.memberIds.map((id) => id.toLowerCase()) : []);
    const hasRole = await tx.roleAssignment.findFirst({ where: { ...held, userId }, select: { id: true } });
    const staysAnyway = seesAll(viewer) || incident.declaredById === userId || hasRole !== null;
    if (visibility === "private" && !staysAnyway) wanted.add(userId);
    const people = await tx.user.findMany({
      where: { organizationId, id: { in: [...wanted] } },
      select: { id: true, name: true },
      orderBy: { name: "asc" },
    });
    if (people.length !== wanted.size) {
      throw new AppError("BAD_INPUT", "No such person", { fields: [{ path: "memberIds", code: "unknown" }] });
    }
    const before = await tx.incidentMember.findMany({
      where: held,
      select: { user: { select: { id: true, name: true } } },
    });
    const known = new Set(before.map(({ user }) => user.id));
    return {
      data: { visibility },
      event: {
        kind: "visibility_changed",
        payload: {
          from: incident.visibility,
          to: visibility,
          added: people.filter(({ id }) => !known.has(id)).map(({ name }) => name),
          removed: before.filter(({ user }) => !wanted.has(user.id)).map(({ user }) => user.name),
        },
      },
      also: async () => {
        await tx.incidentMember.deleteMany({ where: held });
        await tx.incidentMember.createMany({
          data: people.map((person) => ({ ...held, organizationId, userId: person.id, addedAt: now })),
        });
      },
    };
  });
  // Sockets look again whether they may stay.
  if (visibility === "private") await services.eventBus.publish("session", { organization: organizationId });
  return detail;
}
