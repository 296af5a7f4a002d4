import { z } from "zod";
import type { Services } from "@/server/platform/context";
import type { Prisma } from "@/server/platform/prisma-client/client";

const KEY = "alerting.registration";
const stored = z.object({
  sourceId: z.uuid(),
  /** Of the contact point. */
  name: z.string(),
  hadRoutes: z.boolean(),
});
export type StoredRegistration = z.infer<typeof stored>;

/** Also inside of a transaction. */
interface Writer {
  db: Pick<Prisma.TransactionClient, "organizationSetting">;
}

/** What an organization has connected; one Grafana at most. */
export const storedRegistration = {
  async read({ db }: Pick<Services, "db">, organizationId: string): Promise<StoredRegistration | null> {
    const where = { organizationId_key: { organizationId, key: KEY } };
    const setting = await db.organizationSetting.findUnique({ where, select: { value: true } });
    return stored
      .nullable()
      .catch(null)
      .parse(setting?.value ?? null);
  },
  async write({ db }: Writer, organizationId: string, value: StoredRegistration): Promise<void> {
    const where = { organizationId_key: { organizationId, key: KEY } };
    await db.organizationSetting.upsert({ where, create: { organizationId, key: KEY, value }, update: { value } });
  },
  async remove({ db }: Pick<Services, "db">, organizationId: string): Promise<void> {
    await db.organizationSetting.deleteMany({ where: { organizationId, key: KEY } });
  },
};
