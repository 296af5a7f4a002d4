import { completeCommand } from "@/server/command/complete-command";
import { completeCommandInput, previewCommandInput, runCommandInput } from "@/server/command/contract";
import { previewCommand } from "@/server/command/preview-command";
import { runCommand } from "@/server/command/run-command";
import { protectedProcedure, router } from "@/server/platform/trpc";

export const commandRouter = router({
  run: protectedProcedure.input(runCommandInput).mutation(({ ctx, input }) => runCommand(ctx, input)),
  preview: protectedProcedure.input(previewCommandInput).query(({ ctx, input }) => previewCommand(ctx, input)),
  complete: protectedProcedure.input(completeCommandInput).query(({ ctx, input }) => completeCommand(ctx, input)),
});
