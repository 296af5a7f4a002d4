import { annotate } from "@/server/annotation/annotate";
import { readAutomaticAnnotations, setAutomaticAnnotations } from "@/server/annotation/automatic-annotations";
import { annotateInput, automaticAnnotationsInput } from "@/server/annotation/contract";
import { protectedProcedure, router } from "@/server/platform/trpc";

export const annotationRouter = router({
  annotate: protectedProcedure.input(annotateInput).mutation(({ ctx, input }) => annotate(ctx, input)),
  automatic: protectedProcedure.query(({ ctx }) => readAutomaticAnnotations(ctx)),
  setAutomatic: protectedProcedure
    .input(automaticAnnotationsInput)
    .mutation(({ ctx, input }) => setAutomaticAnnotations(ctx, input)),
});
