import {
  createSourceInput,
  deadLettersInput,
  previewMappingInput,
  replayInput,
  retryInput,
  sourceInput,
  updateSourceInput,
} from "@/server/intake/contract";
import { deliveriesInput, deliveryInput } from "@/server/intake/contract/delivery";
import { countReplay } from "@/server/intake/count-replay";
import { createSource } from "@/server/intake/create-source";
import { listDeliveries } from "@/server/intake/list-deliveries";
import { previewMapping } from "@/server/intake/preview-mapping";
import { listDeadLetters, listSources } from "@/server/intake/queries";
import { readDeliveryBody } from "@/server/intake/read-delivery-body";
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
  deliveries: protectedProcedure.input(deliveriesInput).query(({ ctx, input }) => listDeliveries(ctx, input)),
  deliveryBody: protectedProcedure.input(deliveryInput).query(({ ctx, input }) => readDeliveryBody(ctx, input.id)),
  retry: protectedProcedure.input(retryInput).mutation(({ ctx, input }) => retryDeliveries(ctx, input)),
  replay: protectedProcedure.input(replayInput).mutation(({ ctx, input }) => replayDeliveries(ctx, input)),
  replayReach: protectedProcedure.input(replayInput).query(({ ctx, input }) => countReplay(ctx, input)),
  previewMapping: protectedProcedure
    .input(previewMappingInput)
    .mutation(({ ctx, input }) => previewMapping(ctx, input)),
});
