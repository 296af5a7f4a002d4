import type { z } from "zod";
import type { declineInput, triageInput } from "@/server/alert/contract/routing";
import { changeIncident } from "@/server/incident/change-incident";
import type { IncidentDetail, IncidentStatus } from "@/server/incident/contract";
import { readIncident } from "@/server/incident/queries";
import { decideReturn, decideStatus, type StatusStep } from "@/server/incident/rules";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { Prisma } from "@/server/platform/prisma-client/client";

async function decide(
  context: SignedIn,
  { incidentNumber: number, idempotencyKey }: z.infer<typeof triageInput>,
  to: IncidentStatus,
  reason = "",
): Promise<IncidentDetail> {
  const { version } = await readIncident(context, number);
  return changeIncident(context, "incident:update", { number, version, idempotencyKey }, (incident, now) => {
    const decision = decideStatus(incident, to, now);
    if (incident.status !== "triage" || !decision.allowed)
      throw new AppError("STATUS_NOT_ALLOWED", undefined, { from: incident.status, to });
    return {
      data: decision.change,
      event: { kind: "status_changed", payload: { from: incident.status, to, ...(reason && { reason }) } },
    };
  });
}

/**
 * Takes what waited in triage for an incident; whoever does has acknowledged it.
 * @throws AppError NOT_FOUND, FORBIDDEN; STATUS_NOT_ALLOWED when it does not wait any more
 */
export function acceptTriage(context: SignedIn, input: z.infer<typeof triageInput>): Promise<IncidentDetail> {
  return decide(context, input, "investigating");
}

/** Closes what waited in triage, for it is none. @throws AppError as `acceptTriage` */
export function declineTriage(context: SignedIn, input: z.infer<typeof declineInput>): Promise<IncidentDetail> {
  return decide(context, input, "closed", input.reason);
}

async function lastStep(tx: Prisma.TransactionClient, incidentId: string): Promise<StatusStep | null> {
  const event = await tx.timelineEvent.findFirst({
    where: { incidentId, kind: "status_changed" },
    orderBy: { seq: "desc" },
    select: { payload: true, occurredAt: true },
  });
  if (!event) return null;
  const { from, to } = event.payload as unknown as Omit<StatusStep, "at">;
  return { from, to, at: event.occurredAt };
}

/**
 * Puts back into triage what was taken or declined, while nothing else was done about it.
 * @throws AppError NOT_FOUND, FORBIDDEN; STATUS_NOT_ALLOWED when it has gone on since then
 */
export async function returnToTriage(context: SignedIn, input: z.infer<typeof triageInput>): Promise<IncidentDetail> {
  const { incidentNumber: number, idempotencyKey } = input;
  const { version } = await readIncident(context, number);
  return changeIncident(context, "incident:update", { number, version, idempotencyKey }, async (incident, _now, tx) => {
    const decision = decideReturn(incident, await lastStep(tx, incident.id));
    if (!decision.allowed) throw new AppError("STATUS_NOT_ALLOWED", undefined, { from: incident.status, to: "triage" });
    return {
      data: decision.change,
      event: { kind: "status_changed", payload: { from: incident.status, to: "triage" } },
    };
  });
}
