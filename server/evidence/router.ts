import { protectedProcedure, router } from "@/server/platform/trpc";
import { capturePanel } from "./capture-panel";
import { captureQuery } from "./capture-query";
import { capturePanelInput, captureQueryInput, listEvidenceInput, verifyEvidenceInput } from "./contract";
import { listEvidence, verifyEvidence } from "./queries";

export const evidenceRouter = router({
  capturePanel: protectedProcedure.input(capturePanelInput).mutation(({ ctx, input }) => capturePanel(ctx, input)),
  captureQuery: protectedProcedure.input(captureQueryInput).mutation(({ ctx, input }) => captureQuery(ctx, input)),
  list: protectedProcedure.input(listEvidenceInput).query(({ ctx, input }) => listEvidence(ctx, input)),
  verify: protectedProcedure.input(verifyEvidenceInput).query(({ ctx, input }) => verifyEvidence(ctx, input)),
});
