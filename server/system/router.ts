import { protectedProcedure, router } from "@/server/platform/trpc";
import { checkHealth } from "@/server/system/check-health";
import type { SystemStatus } from "@/server/system/contract";

export const systemRouter = router({
  status: protectedProcedure.query(async ({ ctx }): Promise<SystemStatus> => {
    const { services } = ctx;
    return { ...(await checkHealth(services)), embedded: services.embedded };
  }),
});
