import { fieldsOf } from "@/server/field/fields-of";
import { alertsOfIncidents } from "@/server/incident/alerts-of-incidents";
import type {
  BoardIncident,
  IncidentDetail,
  IncidentSummary,
  ListInput,
  Person,
  PinnedPanel,
} from "@/server/incident/contract";
import { fieldFilter } from "@/server/incident/field-filter";
import { peopleInFields } from "@/server/incident/people-in-fields";
import { nextStatuses } from "@/server/incident/rules";
import { fieldStates } from "@/server/incident/rules/field-states";
import { pauseOf } from "@/server/incident/rules/decide-pause";
import { statusesOf } from "@/server/incident/status-settings";
import { authorize, isAllowed } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { visibleTo } from "@/server/platform/incident-access";
import type { Prisma } from "@/server/platform/prisma-client/client";

const person = { select: { id: true, name: true, username: true } } as const;

const summaryColumns = {
  id: true,
  number: true,
  title: true,
  severity: true,
  status: true,
  mode: true,
  visibility: true,
  declaredAt: true,
  impactStartedAt: true,
  resolvedAt: true,
  pausedAt: true,
  pausedUntil: true,
  pauseReason: true,
  updatedAt: true,
  lastSeq: true,
  mergedIntoId: true,
  type: { select: { id: true, name: true } },
  team: { select: { id: true, name: true } },
  roles: { where: { role: "commander" }, select: { user: person } },
} as const satisfies Prisma.IncidentSelect;

const detailColumns = {
  ...summaryColumns,
  summary: true,
  version: true,
  impactEndedAt: true,
  detectedAt: true,
  acknowledgedAt: true,
  mitigatedAt: true,
  closedAt: true,
  declaredBy: person,
  roles: { select: { role: true, user: person }, orderBy: { assignedAt: "asc" } },
  checks: { select: { itemId: true, text: true, doneAt: true, doneBy: true }, orderBy: { position: "asc" } },
  fieldValues: { select: { fieldId: true, value: true } },
  members: { select: { user: person }, orderBy: { addedAt: "asc" } },
  dashboards: { select: { dashboardUid: true, title: true }, orderBy: { position: "asc" } },
  panels: {
    select: { id: true, dashboardUid: true, panelId: true, title: true, variables: true, width: true, height: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  },
  services: {
    select: { service: { select: { id: true, slug: true, name: true } } },
    orderBy: { service: { name: "asc" } },
  },
} as const satisfies Prisma.IncidentSelect;

type SummaryRow = Prisma.IncidentGetPayload<{ select: typeof summaryColumns }>;

function toSummary(row: SummaryRow, commander: Person | null): IncidentSummary {
  const { id, number, title, severity, status, mode, type, team } = row;
  const pause = pauseOf(row);
  const visibility = row.visibility === "private" ? "private" : "organization";
  return {
    id,
    number,
    title,
    severity,
    status,
    mode,
    visibility,
    ...(row.mergedIntoId !== null && { isMerged: true as const }),
    type,
    team,
    commander,
    declaredAt: row.declaredAt.toISOString(),
    impactStartedAt: row.impactStartedAt?.toISOString() ?? null,
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    pause: pause && { ...pause, since: pause.since.toISOString(), until: pause.until.toISOString() },
    updatedAt: row.updatedAt.toISOString(),
    eventCount: Number(row.lastSeq),
  };
}

/** Newest first; `nextBefore` asks for the page after. */
export async function listIncidents(
  context: SignedIn,
  input: ListInput,
): Promise<{ items: BoardIncident[]; nextBefore: number | null }> {
  authorize(context.viewer, "incident:read");
  // Prisma leaves the pattern's own characters as they are: a search for 100% would match everything.
  const words = input.text.replaceAll(/[\\%_]/g, "\\$&");
  const wanted = /^#?(\d{1,9})$/.exec(input.text);
  const { db } = context.services;
  const fields = input.fields.length > 0 ? await fieldsOf(db, context.viewer.organizationId) : [];
  const rows = await db.incident.findMany({
    where: {
      organizationId: context.viewer.organizationId,
      AND: [visibleTo(context.viewer), ...fieldFilter(input.fields, fields)],
      ...(input.before && { number: { lt: input.before } }),
      // What belongs to another incident is shown to who asks for what is closed, or for its number.
      ...(!input.statuses.includes("closed") && !wanted && { mergedIntoId: null }),
      ...(input.statuses.length && { status: { in: input.statuses } }),
      ...(input.severities.length && { severity: { in: input.severities } }),
      ...(input.teamIds.length && { teamId: { in: input.teamIds } }),
      ...(input.typeIds.length && { typeId: { in: input.typeIds } }),
      ...(input.serviceIds.length && { services: { some: { serviceId: { in: input.serviceIds } } } }),
      ...(input.text && {
        OR: [
          { title: { contains: words, mode: "insensitive" } },
          { summary: { contains: words, mode: "insensitive" } },
          ...(wanted ? [{ number: Number(wanted[1]) }] : []),
        ],
      }),
    },
    select: summaryColumns,
    orderBy: { number: "desc" },
    take: input.limit + 1,
  });
  const page = rows.slice(0, input.limit);
  const alerts = await alertsOfIncidents(
    context.services,
    page.map(({ id }) => id),
  );
  const items = page.map((row) => ({
    ...toSummary(row, row.roles[0]?.user ?? null),
    alerts: alerts.get(row.id) ?? null,
  }));
  return { items, nextBefore: rows.length > input.limit ? (items.at(-1)?.number ?? null) : null };
}

/** @throws AppError NOT_FOUND */
export async function readIncident(context: SignedIn, number: number): Promise<IncidentDetail> {
  const { viewer, services } = context;
  authorize(viewer, "incident:read");
  const [row, settings, definitions] = await Promise.all([
    services.db.incident.findFirst({
      where: { organizationId: viewer.organizationId, number, ...visibleTo(viewer) },
      select: detailColumns,
    }),
    statusesOf(services.db, viewer.organizationId),
    fieldsOf(services.db, viewer.organizationId),
  ]);
  if (!row) throw new AppError("NOT_FOUND");
  const named = await peopleInFields(services.db, viewer.organizationId, definitions, row.fieldValues);
  const roles = row.roles.map(({ role, user }) => ({ role, person: user }));
  return {
    ...toSummary(row, roles.find(({ role }) => role === "commander")?.person ?? null),
    summary: row.summary,
    version: row.version,
    impactEndedAt: row.impactEndedAt?.toISOString() ?? null,
    detectedAt: row.detectedAt?.toISOString() ?? null,
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    mitigatedAt: row.mitigatedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    declaredBy: row.declaredBy,
    roles,
    members: row.members.map(({ user }) => user),
    dashboards: row.dashboards.map(({ dashboardUid, title }) => ({ uid: dashboardUid, title })),
    panels: row.panels.map((panel) => ({ ...panel, variables: panel.variables as PinnedPanel["variables"] })),
    services: row.services.map(({ service }) => service),
    checklist: row.checks.map(({ itemId: id, text, doneAt, doneBy }) => ({
      id,
      text,
      done: doneAt && { at: doneAt.toISOString(), by: doneBy ?? "" },
    })),
    fields: fieldStates(definitions, row.fieldValues, named, row.type?.id ?? null),
    nextStatuses: row.mergedIntoId === null ? [...nextStatuses(row.status, settings)] : [],
    canUpdate: isAllowed(viewer, "incident:update"),
    canPost: isAllowed(viewer, "timeline:post"),
    canShare: isAllowed(viewer, "share:create") && row.visibility !== "private",
    canExport: isAllowed(viewer, "record:export"),
  };
}

/** Everybody of the organization who has signed in once. */
export async function listPeople(context: SignedIn): Promise<Person[]> {
  authorize(context.viewer, "incident:read");
  const { organizationId } = context.viewer;
  return context.services.db.user.findMany({
    where: { organizationId },
    ...person,
    orderBy: { name: "asc" },
    take: 1_000,
  });
}

export async function listTeams(context: SignedIn): Promise<{ id: string; name: string }[]> {
  authorize(context.viewer, "incident:read");
  const { organizationId } = context.viewer;
  return context.services.db.team.findMany({
    where: { organizationId },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
    take: 1_000,
  });
}
