import { protectedProcedure, router } from "@/server/platform/trpc";
import { changeSilence } from "@/server/silence/change-silence";
import {
  changeSilenceInput,
  createSilenceInput,
  draftSilenceInput,
  endSilenceInput,
  listSilencesInput,
  previewSilenceInput,
} from "@/server/silence/contract";
import { createSilence } from "@/server/silence/create-silence";
import { draftSilence } from "@/server/silence/draft-silence";
import { endSilence } from "@/server/silence/end-silence";
import { previewSilence } from "@/server/silence/preview-silence";
import { listSilences } from "@/server/silence/queries";

export const silenceRouter = router({
  list: protectedProcedure.input(listSilencesInput).query(({ ctx, input }) => listSilences(ctx, input.incidentNumber)),
  draft: protectedProcedure.input(draftSilenceInput).query(({ ctx, input }) => draftSilence(ctx, input)),
  preview: protectedProcedure
    .input(previewSilenceInput)
    .query(({ ctx, input, signal }) => previewSilence(ctx, input, signal)),
  create: protectedProcedure.input(createSilenceInput).mutation(({ ctx, input }) => createSilence(ctx, input)),
  change: protectedProcedure.input(changeSilenceInput).mutation(({ ctx, input }) => changeSilence(ctx, input)),
  end: protectedProcedure.input(endSilenceInput).mutation(({ ctx, input }) => endSilence(ctx, input)),
});
