import type { Mergeable } from "@/server/merge/rules/merge-refusal";
import type { Viewer } from "@/server/platform/access";
import { AppError } from "@/server/platform/errors";
import { visibleTo } from "@/server/platform/incident-access";
import type { Incident, Prisma } from "@/server/platform/prisma-client/client";

export type LockedIncident = Incident & Mergeable;

/**
 * The incidents with these numbers, in that order; their rows stay locked until the transaction ends. They are locked in
 * the order of their ids, so that nobody waits for somebody who waits for them.
 * @throws AppError NOT_FOUND where the viewer may not see one of them
 */
export async function lockIncidents(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  numbers: readonly number[],
): Promise<LockedIncident[]> {
  const { organizationId } = viewer;
  await tx.$queryRaw`
    select 1 from incident where organization_id = ${organizationId}::uuid and number = any (${[...numbers]}::int[])
     order by id for no key update`;
  const rows = await tx.incident.findMany({
    where: { organizationId, number: { in: [...numbers] }, ...visibleTo(viewer) },
  });
  const into = await tx.incident.findMany({
    where: { id: { in: rows.flatMap(({ mergedIntoId }) => mergedIntoId ?? []) }, ...visibleTo(viewer) },
    select: { id: true, number: true },
  });
  const numberOf = new Map(into.map(({ id, number }) => [id, number]));
  return numbers.map((number) => {
    const row = rows.find((each) => each.number === number);
    if (!row) throw new AppError("NOT_FOUND");
    const { mergedIntoId } = row;
    return { ...row, merged: mergedIntoId === null ? null : { into: numberOf.get(mergedIntoId) ?? null } };
  });
}
