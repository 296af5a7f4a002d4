import {
  createSourceInput,
  deadLettersInput,
  previewMappingInput,
  replayInput,
  retryInput,
  sourceInput,
  updateSourceInput,
} from "@/server/intake/contract";
import { createSource } from "@/server/intake/create-source";
import { previewMapping } from "@/server/intake/preview-mapping";
import { listDeadLetters, listSources } from "@/server/intake/queries";
import { removeSource } from "@/server/intake/remove-source";
import { replayDeliveries, retryDeliveries } from "@/server/intake/replay-deliveries";
import { rotateSecret } from "@/server/intake/rotate-secret";
import { updateSource } from "@/server/intake/update-source";
import { protectedProcedure, router } from "@/server/platform/trpc";

export const intakeRouter = router({
  sources: protectedProcedure.query(({ ctx }) => listSources(ctx)),
  create: protectedProcedure.input(createSourceInput).mutation(({ ctx, input }) => createSource(ctx, input)),
  update: protectedProcedure.input(updateSourceInput).mutation(({ ctx, input }) => updateSource(ctx, input)),
  remove: protectedProcedure.input(sourceInput).mutation(({ ctx, input }) => removeSource(ctx, input.id)),
  rotate: protectedProcedure.input(sourceInput).mutation(({ ctx, input }) => rotateSecret(ctx, input.id)),
  deadLetters: protectedProcedure.input(deadLettersInput).query(({ ctx, input }) => listDeadLetters(ctx, input)),
  retry: protectedProcedure.input(retryInput).mutation(({ ctx, input }) => retryDeliveries(ctx, input)),
  replay: protectedProcedure.input(replayInput).mutation(({ ctx, input }) => replayDeliveries(ctx, input)),
  previewMapping: protectedProcedure
    .input(previewMappingInput)
    .mutation(({ ctx, input }) => previewMapping(ctx, input)),
});
