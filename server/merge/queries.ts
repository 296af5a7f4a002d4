import { privateMerged } from "@/server/incident/private-merged";
import type { MergePair, MergePreview, MergeSide, MergeState } from "@/server/merge/contract";
import { movingOf } from "@/server/merge/moving-of";
import { returningOf } from "@/server/merge/returning-of";
import { mergeRefusal } from "@/server/merge/rules/merge-refusal";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident } from "@/server/platform/find-incident";
import { visibleTo } from "@/server/platform/incident-access";

/** Most merges that are told at once. */
const MOST = 50;

const sideColumns = { number: true, title: true, status: true } as const;

/** What merging would do, or why it cannot be. @throws AppError NOT_FOUND unless the viewer sees both; FORBIDDEN */
export async function previewMerge(context: SignedIn, { number, into }: MergePair): Promise<MergePreview> {
  const { viewer, services } = context;
  authorize(viewer, "incident:update");
  const { organizationId } = viewer;
  const rows = await services.db.incident.findMany({
    where: { organizationId, number: { in: [number, into] }, ...visibleTo(viewer) },
    select: { ...sideColumns, id: true, mode: true, visibility: true, mergedIntoId: true },
  });
  const intoIds = rows.flatMap(({ mergedIntoId }) => mergedIntoId ?? []);
  const further = await services.db.incident.findMany({
    where: { id: { in: intoIds }, ...visibleTo(viewer) },
    select: { id: true, number: true },
  });
  const numberOf = new Map(further.map((each) => [each.id, each.number]));
  const [source, target] = [number, into].map((wanted) => rows.find((each) => each.number === wanted));
  if (!source || !target) throw new AppError("NOT_FOUND");
  const mergeable = ({ mergedIntoId, ...row }: typeof source) => ({
    ...row,
    merged: mergedIntoId === null ? null : { into: numberOf.get(mergedIntoId) ?? null },
  });
  const side = ({ number: its, title, status }: typeof source): MergeSide => ({ number: its, title, status });
  return {
    source: side(source),
    target: side(target),
    moving: await movingOf(services.db, source.id),
    refusal: mergeRefusal(mergeable(source), mergeable(target)),
  };
}

/** What an incident was merged into, and what into it. @throws AppError NOT_FOUND */
export async function mergesOf(context: SignedIn, number: number): Promise<MergeState> {
  const { viewer, services } = context;
  const { id } = await findIncident(context, number);
  const { db } = services;
  const [own, from, privateCount] = await Promise.all([
    db.incident.findUniqueOrThrow({
      where: { id },
      select: { mergedBy: true, mergedAt: true, mergedIntoId: true, merge: { select: { id: true } } },
    }),
    db.incident.findMany({
      where: { mergedIntoId: id, ...visibleTo(viewer) },
      select: { ...sideColumns, mergedBy: true, mergedAt: true, merge: { select: { id: true } } },
      orderBy: { mergedAt: "desc" },
      take: MOST,
    }),
    privateMerged(db, id),
  ]);
  const told = async (row: Pick<typeof own, "mergedBy" | "mergedAt" | "merge">) => ({
    by: row.mergedBy ?? "",
    at: (row.mergedAt ?? new Date(0)).toISOString(),
    back: await returningOf(db, row.merge?.id ?? id),
  });
  const target = own.mergedIntoId
    ? await db.incident.findFirst({ where: { id: own.mergedIntoId, ...visibleTo(viewer) }, select: sideColumns })
    : null;
  return {
    privateCount,
    merged: own.mergedIntoId ? { target, ...(await told(own)) } : null,
    from: await Promise.all(
      from.map(async ({ number: its, title, status, ...row }) => ({
        number: its,
        title,
        status,
        ...(await told(row)),
      })),
    ),
  };
}
