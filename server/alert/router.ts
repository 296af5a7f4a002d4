import { createRule, listRules, orderRules, removeRule, updateRule } from "@/server/alert/change-rules";
import { incidentAlertsInput, listAlertsInput } from "@/server/alert/contract";
import {
  createRuleInput,
  declineInput,
  dryRunInput,
  orderRulesInput,
  removeRuleInput,
  triageInput,
  updateRuleInput,
} from "@/server/alert/contract/routing";
import { dryRun } from "@/server/alert/dry-run";
import { listAlerts, listIncidentAlerts } from "@/server/alert/queries";
import { acceptTriage, declineTriage } from "@/server/alert/triage";
import { protectedProcedure, router } from "@/server/platform/trpc";

export const alertRouter = router({
  list: protectedProcedure.input(listAlertsInput).query(({ ctx, input }) => listAlerts(ctx, input)),
  ofIncident: protectedProcedure
    .input(incidentAlertsInput)
    .query(({ ctx, input }) => listIncidentAlerts(ctx, input.incidentNumber)),
  rules: protectedProcedure.query(({ ctx }) => listRules(ctx)),
  createRule: protectedProcedure.input(createRuleInput).mutation(({ ctx, input }) => createRule(ctx, input)),
  updateRule: protectedProcedure.input(updateRuleInput).mutation(({ ctx, input }) => updateRule(ctx, input)),
  removeRule: protectedProcedure.input(removeRuleInput).mutation(({ ctx, input }) => removeRule(ctx, input.id)),
  orderRules: protectedProcedure.input(orderRulesInput).mutation(({ ctx, input }) => orderRules(ctx, input)),
  dryRun: protectedProcedure.input(dryRunInput).mutation(({ ctx, input }) => dryRun(ctx, input)),
  accept: protectedProcedure.input(triageInput).mutation(({ ctx, input }) => acceptTriage(ctx, input)),
  decline: protectedProcedure.input(declineInput).mutation(({ ctx, input }) => declineTriage(ctx, input)),
});
