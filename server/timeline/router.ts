import { protectedProcedure, router } from "@/server/platform/trpc";
import { beforeInput, latestInput, postMessageInput, sinceInput } from "@/server/timeline/contract";
import { postMessage } from "@/server/timeline/post-message";
import { eventsBefore, eventsSince, latestEvents } from "@/server/timeline/queries";

export const timelineRouter = router({
  post: protectedProcedure.input(postMessageInput).mutation(({ ctx, input }) => postMessage(ctx, input)),
  since: protectedProcedure.input(sinceInput).query(({ ctx, input }) => eventsSince(ctx, input)),
  latest: protectedProcedure.input(latestInput).query(({ ctx, input }) => latestEvents(ctx, input)),
  before: protectedProcedure.input(beforeInput).query(({ ctx, input }) => eventsBefore(ctx, input)),
});
