import { authorize } from "@/server/platform/access";
import { protectedProcedure, router } from "@/server/platform/trpc";
import { searchDashboardsInput } from "./contract";

export const dashboardRouter = router({
  search: protectedProcedure.input(searchDashboardsInput).query(({ ctx, input, signal }) => {
    authorize(ctx.viewer, "panel:query");
    return ctx.services.dashboards.search({ text: input.text, limit: input.limit }, signal);
  }),
});
