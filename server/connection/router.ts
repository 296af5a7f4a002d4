import { authorize } from "@/server/platform/access";
import { protectedProcedure, router } from "@/server/platform/trpc";
import { checkConnection, lastReport } from "./check-connection";
import { testDataSourceInput } from "./contract";

const settingsProcedure = protectedProcedure.use(({ ctx, next }) => {
  authorize(ctx.viewer, "settings:read");
  return next();
});

export const connectionRouter = router({
  status: settingsProcedure.query(({ ctx }) => lastReport(ctx.services)),
  check: settingsProcedure.mutation(({ ctx }) => checkConnection(ctx.services)),
  testDataSource: settingsProcedure
    .input(testDataSourceInput)
    .mutation(({ ctx, input, signal }) => ctx.services.connections.testDataSource(input.uid, signal)),
});
