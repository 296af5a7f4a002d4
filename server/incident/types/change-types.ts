import type { z } from "zod";
import {
  type CreateTypeInput,
  type IncidentType,
  type orderTypesInput,
  type seenTypeInput,
  type TypeFacts,
  TYPES_MAX,
  type UpdateTypeInput,
} from "@/server/incident/contract/incident-type";
import { foldedName } from "@/server/incident/rules/folded-name";
import { readTypes } from "@/server/incident/types/read-types";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { Prisma } from "@/server/platform/prisma-client/client";

type Types = readonly IncidentType[];

const refused = (path: string, code: string) => new AppError("BAD_INPUT", undefined, { fields: [{ path, code }] });

/** Who changes types sees all of them as they stand then; nobody else changes or chooses them meanwhile. */
async function changed(
  { viewer, services }: SignedIn,
  change: (tx: Prisma.TransactionClient, organizationId: string, types: Types) => Promise<unknown>,
): Promise<IncidentType[]> {
  authorize(viewer, "settings:update");
  const { organizationId } = viewer;
  return services.db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from organization where id = ${organizationId}::uuid for update`;
    await change(tx, organizationId, await readTypes(tx, organizationId));
    return readTypes(tx, organizationId);
  });
}

/** @throws AppError BAD_INPUT: `name` is `taken`, or so by one that was put away (`takenByArchived`); `teamId` is `unknown` */
async function requireUsable(
  tx: Prisma.TransactionClient,
  organizationId: string,
  types: Types,
  { name, teamId }: TypeFacts,
  id?: string,
): Promise<void> {
  const holder = types.find((each) => each.id !== id && foldedName(each.name) === foldedName(name));
  if (holder) throw refused("name", holder.archivedAt === null ? "taken" : "takenByArchived");
  if (teamId !== null && (await tx.team.count({ where: { id: teamId, organizationId } })) === 0)
    throw refused("teamId", "unknown");
}

/** @throws AppError NOT_FOUND; CONFLICT with the present version when that is not the one that was seen */
function requireSeen(types: Types, { id, version }: z.infer<typeof seenTypeInput>): IncidentType {
  const type = types.find((each) => each.id === id.toLowerCase());
  if (!type) throw new AppError("NOT_FOUND");
  if (type.version !== version) throw new AppError("CONFLICT", undefined, { id, version: type.version });
  return type;
}

/**
 * Adds a type after all others; one that is there already is left as it is.
 * @throws AppError FORBIDDEN; BAD_INPUT, with the code `tooMany` when there are enough; CONFLICT for an id of others
 */
export function createType(context: SignedIn, { id, ...facts }: CreateTypeInput): Promise<IncidentType[]> {
  const updatedAt = context.services.clock.now();
  return changed(context, async (tx, organizationId, types) => {
    if (types.some((each) => each.id === id?.toLowerCase())) return;
    if (types.length >= TYPES_MAX) throw refused("types", "tooMany");
    await requireUsable(tx, organizationId, types, facts);
    const { count } = await tx.incidentType.createMany({
      data: { ...facts, organizationId, position: types.length, updatedAt, ...(id && { id }) },
      skipDuplicates: true,
    });
    if (count === 0) throw new AppError("CONFLICT");
  });
}

/** Incidents keep what they began with. @throws AppError FORBIDDEN, NOT_FOUND, BAD_INPUT, CONFLICT */
export function updateType(context: SignedIn, { id, version, ...facts }: UpdateTypeInput): Promise<IncidentType[]> {
  const updatedAt = context.services.clock.now();
  return changed(context, async (tx, organizationId, types) => {
    const type = requireSeen(types, { id, version });
    await requireUsable(tx, organizationId, types, facts, type.id);
    await tx.incidentType.update({ where: { id: type.id }, data: { ...facts, version: version + 1, updatedAt } });
  });
}

/** Puts a type away, so that it is no longer offered, or brings it back. @throws AppError FORBIDDEN, NOT_FOUND, CONFLICT */
export function archiveType(
  context: SignedIn,
  { id, version }: z.infer<typeof seenTypeInput>,
  isArchived: boolean,
): Promise<IncidentType[]> {
  const now = context.services.clock.now();
  return changed(context, async (tx, _organizationId, types) => {
    const type = requireSeen(types, { id, version });
    if ((type.archivedAt !== null) === isArchived) return;
    await tx.incidentType.update({
      where: { id: type.id },
      data: { archivedAt: isArchived ? now : null, version: version + 1, updatedAt: now },
    });
  });
}

/** Puts the types that are offered into an order. @throws AppError FORBIDDEN; CONFLICT when they do not stand as seen */
export function orderTypes(context: SignedIn, { ids, seen }: z.infer<typeof orderTypesInput>): Promise<IncidentType[]> {
  return changed(context, async (tx, _organizationId, types) => {
    const present = types.filter(({ archivedAt }) => archivedAt === null).map(({ id }) => id);
    const isSeen = present.length === seen.length && present.every((id, index) => id === seen[index]);
    const named = new Set(ids);
    const isAll = ids.length === present.length && present.every((id) => named.has(id));
    if (!isSeen || !isAll) throw new AppError("CONFLICT");
    const archived = types.filter(({ archivedAt }) => archivedAt !== null).map(({ id }) => id);
    for (const [position, id] of [...ids, ...archived].entries())
      await tx.incidentType.update({ where: { id }, data: { position } });
  });
}
