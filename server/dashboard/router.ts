import { authorize } from "@/server/platform/access";
import { protectedProcedure, router } from "@/server/platform/trpc";
import { listFoldersInput, searchDashboardsInput } from "./contract";
import { refusalsInput } from "./contract/refusals";
import { listRefusals } from "./list-refusals";

export const dashboardRouter = router({
  refusals: protectedProcedure.input(refusalsInput).query(({ ctx, input }) => listRefusals(ctx, input)),
  search: protectedProcedure.input(searchDashboardsInput).query(async ({ ctx, input, signal }) => {
    authorize(ctx.viewer, "panel:query");
    await ctx.services.limits.take("completion", ctx.viewer.userId);
    return ctx.services.dashboards.search(input, signal);
  }),
  folders: protectedProcedure.input(listFoldersInput).query(async ({ ctx, input, signal }) => {
    authorize(ctx.viewer, "panel:query");
    await ctx.services.limits.take("completion", ctx.viewer.userId);
    return ctx.services.dashboards.folders(input.parentUid, signal);
  }),
});
