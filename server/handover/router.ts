import { catchUpInput, giveHandoffInput } from "@/server/handover/contract";
import { giveHandoff } from "@/server/handover/give-handoff";
import { readCatchUp } from "@/server/handover/read-catch-up";
import { protectedProcedure, router } from "@/server/platform/trpc";

export const handoverRouter = router({
  catchUp: protectedProcedure.input(catchUpInput).query(({ ctx, input }) => readCatchUp(ctx, input.incidentNumber)),
  give: protectedProcedure.input(giveHandoffInput).mutation(({ ctx, input }) => giveHandoff(ctx, input)),
});
