import { protectedProcedure, router } from "@/server/platform/trpc";
import { similarInput } from "@/server/similar/contract";
import { similarIncidents } from "@/server/similar/similar-incidents";
import { suggestPeople } from "@/server/similar/suggest-people";

export const similarRouter = router({
  ofIncident: protectedProcedure.input(similarInput).query(({ ctx, input }) => similarIncidents(ctx, input.number)),
  people: protectedProcedure.input(similarInput).query(({ ctx, input }) => suggestPeople(ctx, input.number)),
});
