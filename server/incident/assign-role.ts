import type { z } from "zod";
import { changeIncident } from "@/server/incident/change-incident";
import type { IncidentDetail, assignRoleInput } from "@/server/incident/contract";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/** Gives a role to one person, in place of whoever held it; null leaves it open. @throws AppError BAD_INPUT for a stranger */
export async function assignRole(context: SignedIn, input: z.infer<typeof assignRoleInput>): Promise<IncidentDetail> {
  const { organizationId } = context.viewer;
  const { role, userId } = input;
  let isPrivate = false;
  const change: Parameters<typeof changeIncident>[3] = async (incident, now, tx) => {
    isPrivate = incident.visibility === "private";
    const held = { incidentId: incident.id, role };
    const before = await tx.roleAssignment.findFirst({ where: held, select: { user: { select: { name: true } } } });
    const person = userId
      ? await tx.user.findFirst({ where: { id: userId, organizationId }, select: { name: true } })
      : null;
    if (userId && !person)
      throw new AppError("BAD_INPUT", "No such person", { fields: [{ path: "userId", code: "unknown" }] });
    return {
      data: {},
      event: {
        kind: "role_assigned",
        payload: {
          role,
          from: before?.user.name ?? null,
          to: person?.name ?? null,
          ...(person && userId && { toId: userId }),
        },
      },
      also: async () => {
        await tx.roleAssignment.deleteMany({ where: held });
        if (userId) await tx.roleAssignment.create({ data: { ...held, organizationId, userId, assignedAt: now } });
      },
    };
  };
  try {
    return await changeIncident(context, "incident:assign", input, change);
  } finally {
    // Who had the role may have seen the incident by nothing else, also whoever gives it away.
    if (isPrivate) await context.services.eventBus.publish("session", { organization: organizationId });
  }
}
