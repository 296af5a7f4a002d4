import { currentViewer } from "@/server/identity/current-viewer";
import { protectedProcedure, router } from "@/server/platform/trpc";

export const viewerRouter = router({
  me: protectedProcedure.query(({ ctx }) => currentViewer(ctx)),
});
