import { z } from "zod";
import type { Prisma } from "@/server/platform/prisma-client/client";

const KEY = "sandbox.practice";
const stored = z.object({
  /** Null where somebody had connected the alerting before. */
  alertsFrom: z.uuid().nullable(),
  changesFrom: z.uuid(),
});
export type PracticeSetting = z.infer<typeof stored>;

/** What was set up for the sandbox in an organization: it is done once, and people may take it away again. */
export const practiceSetting = {
  async read(
    { organizationSetting }: Pick<Prisma.TransactionClient, "organizationSetting">,
    organizationId: string,
  ): Promise<PracticeSetting | null> {
    const where = { organizationId_key: { organizationId, key: KEY } };
    const setting = await organizationSetting.findUnique({ where, select: { value: true } });
    return stored
      .nullable()
      .catch(null)
      .parse(setting?.value ?? null);
  },
  async write(
    { organizationSetting }: Pick<Prisma.TransactionClient, "organizationSetting">,
    organizationId: string,
    value: PracticeSetting,
  ): Promise<void> {
    await organizationSetting.create({ data: { organizationId, key: KEY, value } });
  },
};
