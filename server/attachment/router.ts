import { discardAttachmentInput } from "@/server/attachment/contract";
import { discardAttachment } from "@/server/attachment/discard-attachment";
import { protectedProcedure, router } from "@/server/platform/trpc";

export const attachmentRouter = router({
  discard: protectedProcedure.input(discardAttachmentInput).mutation(({ ctx, input }) => discardAttachment(ctx, input)),
});
