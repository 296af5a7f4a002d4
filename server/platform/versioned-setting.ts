import type { z } from "zod";
import type { Services } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { Prisma } from "@/server/platform/prisma-client/client";

interface Versioned {
  /** Counted up by every change; 0 until the first. */
  version: number;
}

/**
 * A setting that an organization has one of, with a version that whoever changes it has to have seen.
 * @param usual what counts until something is chosen, and where what is stored is of another build and does not fit
 */
export function versionedSetting<Value extends Versioned & Prisma.InputJsonObject>(
  key: string,
  schema: z.ZodType<Value>,
  usual: Value,
) {
  async function read(
    db: Pick<Prisma.TransactionClient, "organizationSetting">,
    organizationId: string,
  ): Promise<Value> {
    const setting = await db.organizationSetting.findUnique({
      where: { organizationId_key: { organizationId, key } },
      select: { value: true },
    });
    return schema.catch(usual).parse(setting?.value);
  }

  /** @param afterwards what belongs to the change, in its transaction @throws AppError CONFLICT when somebody was faster */
  function change(
    { db, clock }: Pick<Services, "db" | "clock">,
    organizationId: string,
    wanted: Value,
    afterwards?: (tx: Prisma.TransactionClient) => Promise<unknown>,
  ): Promise<Value> {
    return db.$transaction(async (tx) => {
      // One after the other, also where nothing is stored yet that could be locked.
      await tx.$queryRaw`select 1 from organization where id = ${organizationId}::uuid for update`;
      const { version } = await read(tx, organizationId);
      if (version !== wanted.version) throw new AppError("CONFLICT", undefined, { version });
      const value = { ...wanted, version: version + 1 };
      await tx.organizationSetting.upsert({
        where: { organizationId_key: { organizationId, key } },
        create: { organizationId, key, value },
        update: { value, updatedAt: clock.now() },
      });
      await afterwards?.(tx);
      return value;
    });
  }

  return { read, change };
}
