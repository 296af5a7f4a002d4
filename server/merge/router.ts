import { mergeInput, mergePairInput, ofIncidentInput, unmergeInput } from "@/server/merge/contract";
import { mergeIncidents } from "@/server/merge/merge-incidents";
import { mergesOf, previewMerge } from "@/server/merge/queries";
import { unmergeIncident } from "@/server/merge/unmerge-incident";
import { protectedProcedure, router } from "@/server/platform/trpc";

export const mergeRouter = router({
  preview: protectedProcedure.input(mergePairInput).query(({ ctx, input }) => previewMerge(ctx, input)),
  ofIncident: protectedProcedure.input(ofIncidentInput).query(({ ctx, input }) => mergesOf(ctx, input.number)),
  merge: protectedProcedure.input(mergeInput).mutation(({ ctx, input }) => mergeIncidents(ctx, input)),
  unmerge: protectedProcedure.input(unmergeInput).mutation(({ ctx, input }) => unmergeIncident(ctx, input)),
});
