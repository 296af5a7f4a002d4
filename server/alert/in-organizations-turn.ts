import type { Prisma, PrismaClient } from "@/server/platform/prisma-client/client";

const TRANSACTION_MS = 60_000;

/** A transaction that nobody else's work on the organization's alerts runs beside, in whatever process. */
export function inOrganizationsTurn<Result>(
  db: Pick<PrismaClient, "$transaction">,
  organizationId: string,
  work: (tx: Prisma.TransactionClient) => Promise<Result>,
): Promise<Result> {
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`alerts ${organizationId}`}, 0))`;
      return work(tx);
    },
    { timeout: TRANSACTION_MS, maxWait: TRANSACTION_MS },
  );
}
