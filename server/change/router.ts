import { listChangesInput, whatChangedInput } from "@/server/change/contract";
import { listChanges } from "@/server/change/list-changes";
import { whatChanged } from "@/server/change/what-changed";
import { protectedProcedure, router } from "@/server/platform/trpc";

export const changeRouter = router({
  list: protectedProcedure.input(listChangesInput).query(({ ctx, input }) => listChanges(ctx, input)),
  around: protectedProcedure.input(whatChangedInput).query(({ ctx, input }) => whatChanged(ctx, input.incidentNumber)),
});
