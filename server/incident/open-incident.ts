import { tellEarlierChanges } from "@/server/change/tell-earlier-changes";
import type { SentFields } from "@/server/field/contract";
import { checklistOf } from "@/server/incident/checklist-settings";
import { DASHBOARDS_MAX, type DeclareInput, type IncidentStatus } from "@/server/incident/contract";
import { requireFields } from "@/server/incident/require-fields";
import { canReopen } from "@/server/incident/rules";
import type { Times } from "@/server/incident/rules/decide-times";
import { mergeDashboards } from "@/server/incident/rules/merge-dashboards";
import { chosenType } from "@/server/incident/types/chosen-type";
import { writeField } from "@/server/incident/write-field";
import { AppError } from "@/server/platform/errors";
import type { Prisma } from "@/server/platform/prisma-client/client";
import { chosenServices } from "@/server/service/chosen-services";
import { addTasks } from "@/server/task/add-tasks";
import { recordEvent } from "@/server/timeline/record-event";

export interface Opening extends Omit<DeclareInput, "visibility" | "retrospective" | "typeId" | "fields"> {
  /** The organization's unless told. */
  visibility?: DeclareInput["visibility"];
  /** None unless told. Its first tasks are added, save where it is over already. */
  typeId?: DeclareInput["typeId"];
  fields?: SentFields;
  organizationId: string;
  /** Null id: a source of alerts. */
  actor: { id: string | null; name: string };
  /** Where it comes from, as the timeline has it. */
  source: string;
  status: IncidentStatus;
  now: Date;
  /** Null while nobody has looked at it. */
  acknowledgedAt: Date | null;
  impactStartedAt: Date | null;
  /** When it all happened, of one that is over already. */
  times?: Times;
}

/**
 * Opens an incident under the organization's next number, in the caller's transaction. The same idempotency key opens
 * one, however often it comes.
 * @throws AppError BAD_INPUT for a team, a type or a service of somebody else, for a type that was put away, and as of
 * `writeField`; FIELDS_MISSING for what is over already and lacks what it must have by then
 */
export async function openIncident(
  tx: Prisma.TransactionClient,
  opening: Opening,
): Promise<{ id: string; number: number }> {
  const { organizationId, actor, source, status, now, acknowledgedAt, impactStartedAt, times } = opening;
  const {
    idempotencyKey,
    title,
    summary,
    severity,
    mode,
    visibility = "organization",
    teamId,
    typeId = null,
  } = opening;
  // Locks the organization's row, so that numbers have no holes and a repeated key meets the first one's incident.
  await tx.$queryRaw`select 1 from organization where id = ${organizationId}::uuid for update`;
  const earlier = await tx.incident.findUnique({
    where: { organizationId_idempotencyKey: { organizationId, idempotencyKey } },
    select: { id: true, number: true },
  });
  if (earlier) return earlier;
  if (teamId && !(await tx.team.findFirst({ where: { id: teamId, organizationId }, select: { id: true } }))) {
    throw new AppError("BAD_INPUT", "No such team", { fields: [{ path: "teamId", code: "unknown" }] });
  }
  const type = await chosenType(tx, organizationId, typeId);
  const about = await chosenServices(tx, organizationId, opening.serviceIds);
  const chosen = mergeDashboards([], opening.dashboards, DASHBOARDS_MAX).dashboards;
  const defaults = about.flatMap((service) => service.dashboards);
  const { dashboards, added } = mergeDashboards(chosen, defaults, DASHBOARDS_MAX);
  const { nextIncidentNumber } = await tx.organization.update({
    where: { id: organizationId },
    data: { nextIncidentNumber: { increment: 1 } },
    select: { nextIncidentNumber: true },
  });
  const number = nextIncidentNumber - 1;
  // What is over already has nothing to be done first.
  const { items } = canReopen(status) ? { items: [] } : await checklistOf(tx, organizationId);
  const { id } = await tx.incident.create({
    data: {
      organizationId,
      number,
      title,
      summary,
      severity,
      mode,
      visibility,
      teamId,
      typeId: type?.id ?? null,
      idempotencyKey,
      status,
      declaredById: actor.id,
      declaredAt: now,
      detectedAt: now,
      acknowledgedAt,
      impactStartedAt,
      ...times,
      updatedAt: now,
      dashboards: {
        create: dashboards.map(({ uid, title: name }, position) => ({
          organizationId,
          dashboardUid: uid,
          title: name,
          position,
        })),
      },
      checks: {
        create: items.map((item, position) => ({ organizationId, itemId: item.id, text: item.text, position })),
      },
      services: { create: about.map(({ id: serviceId }) => ({ organizationId, serviceId })) },
    },
    select: { id: true },
  });
  await recordEvent(tx, {
    organizationId,
    incidentId: id,
    kind: "incident_declared",
    actor,
    source,
    occurredAt: now,
    payload: {
      title,
      severity,
      mode,
      ...(type && { type: type.name }),
      ...(times && {
        times: Object.entries(times).flatMap(([name, at]) => (at ? [{ name, at: at.toISOString() }] : [])),
      }),
      ...(about.length > 0 && {
        services: about.map(({ name }) => name),
        dashboards: added.map((dashboard) => dashboard.title),
      }),
    },
    idempotencyKey,
  });
  const opened = { id, organizationId, typeId: type?.id ?? null };
  for (const { id: fieldId, value } of opening.fields ?? []) {
    await writeField(tx, { incident: opened, fieldId, sent: value, actor, source, now });
  }
  if (canReopen(status)) await requireFields(tx, { ...opened, status: "investigating" }, status);
  if (mode !== "retrospective") {
    const titles = type?.tasks.map((task) => task.title) ?? [];
    await addTasks(tx, { organizationId, incidentId: id, titles, actor, source, now });
    const serviceIds = about.map((service) => service.id);
    const startedAt = impactStartedAt ?? now;
    await tellEarlierChanges(tx, { organizationId, incidentId: id, serviceIds, startedAt, now });
  }
  return { id, number };
}
