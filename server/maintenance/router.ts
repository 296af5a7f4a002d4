import { cancelWindow } from "@/server/maintenance/cancel-window";
import { cancelWindowInput, createWindowInput, previewWindowInput } from "@/server/maintenance/contract";
import { createWindow } from "@/server/maintenance/create-window";
import { previewWindow } from "@/server/maintenance/preview-window";
import { listWindows } from "@/server/maintenance/queries";
import { protectedProcedure, router } from "@/server/platform/trpc";

export const maintenanceRouter = router({
  list: protectedProcedure.query(({ ctx }) => listWindows(ctx)),
  preview: protectedProcedure.input(previewWindowInput).query(({ ctx, input }) => previewWindow(ctx, input.text)),
  create: protectedProcedure.input(createWindowInput).mutation(({ ctx, input }) => createWindow(ctx, input)),
  cancel: protectedProcedure.input(cancelWindowInput).mutation(({ ctx, input }) => cancelWindow(ctx, input.windowId)),
});
