import { readHome } from "@/server/home/read-home";
import { protectedProcedure, router } from "@/server/platform/trpc";

export const homeRouter = router({
  overview: protectedProcedure.query(({ ctx }) => readHome(ctx)),
});
