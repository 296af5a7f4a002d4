import type { Services } from "@/server/platform/context";

/** What has come from a source until now. */
export async function arrived({ db }: Pick<Services, "db">, sourceId: string) {
  const [last, source] = await Promise.all([
    db.webhookDelivery.findFirst({ where: { sourceId }, orderBy: { id: "desc" }, select: { id: true } }),
    db.alertSource.findUniqueOrThrow({ where: { id: sourceId }, select: { refusedCount: true, refusedReason: true } }),
  ]);
  return { lastDelivery: last?.id ?? 0n, refused: source.refusedCount, reason: source.refusedReason };
}
