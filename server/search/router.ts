import { protectedProcedure, router } from "@/server/platform/trpc";
import { searchInput } from "@/server/search/contract";
import { searchMessages } from "@/server/search/search-messages";

export const searchRouter = router({
  messages: protectedProcedure.input(searchInput).query(({ ctx, input }) => searchMessages(ctx, input)),
});
