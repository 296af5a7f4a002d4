import { createRule, listRules, orderRules, removeRule, updateRule } from "@/server/alert/change-rules";
import { attachAlerts, detachAlerts } from "@/server/alert/attach-alerts";
import { incidentAlertsInput } from "@/server/alert/contract";
import { alertInput, listAlertPartInput, listAlertsInput } from "@/server/alert/contract/alert-list";
import { attachInput, openInput } from "@/server/alert/contract/by-hand";
import {
  createRuleInput,
  declineInput,
  dryRunInput,
  orderRulesInput,
  removeRuleInput,
  triageInput,
  updateRuleInput,
} from "@/server/alert/contract/routing";
import { recentAlertsInput } from "@/server/alert/contract/rule-words";
import { waitingInput } from "@/server/alert/contract/triage";
import { dryRun } from "@/server/alert/dry-run";
import { listAlertPart } from "@/server/alert/list-alert-part";
import { listAlerts } from "@/server/alert/list-alerts";
import { openByHand } from "@/server/alert/open-by-hand";
import { listIncidentAlerts } from "@/server/alert/queries";
import { readAlert } from "@/server/alert/read-alert";
import { roomFirings } from "@/server/alert/room-firings";
import { recentAlerts, ruleWords } from "@/server/alert/rule-words";
import { acceptTriage, declineTriage, returnToTriage } from "@/server/alert/triage";
import { waitingIncidents } from "@/server/alert/waiting-incidents";
import { protectedProcedure, router } from "@/server/platform/trpc";

export const alertRouter = router({
  list: protectedProcedure.input(listAlertsInput).query(({ ctx, input }) => listAlerts(ctx, input)),
  listPart: protectedProcedure.input(listAlertPartInput).query(({ ctx, input }) => listAlertPart(ctx, input)),
  get: protectedProcedure.input(alertInput).query(({ ctx, input }) => readAlert(ctx, input.id)),
  attach: protectedProcedure.input(attachInput).mutation(({ ctx, input }) => attachAlerts(ctx, input)),
  detach: protectedProcedure.input(attachInput).mutation(({ ctx, input }) => detachAlerts(ctx, input)),
  open: protectedProcedure.input(openInput).mutation(({ ctx, input }) => openByHand(ctx, input)),
  ofIncident: protectedProcedure
    .input(incidentAlertsInput)
    .query(({ ctx, input }) => listIncidentAlerts(ctx, input.incidentNumber)),
  roomFirings: protectedProcedure
    .input(incidentAlertsInput)
    .query(({ ctx, input }) => roomFirings(ctx, input.incidentNumber)),
  rules: protectedProcedure.query(({ ctx }) => listRules(ctx)),
  createRule: protectedProcedure.input(createRuleInput).mutation(({ ctx, input }) => createRule(ctx, input)),
  updateRule: protectedProcedure.input(updateRuleInput).mutation(({ ctx, input }) => updateRule(ctx, input)),
  removeRule: protectedProcedure.input(removeRuleInput).mutation(({ ctx, input }) => removeRule(ctx, input)),
  orderRules: protectedProcedure.input(orderRulesInput).mutation(({ ctx, input }) => orderRules(ctx, input)),
  dryRun: protectedProcedure.input(dryRunInput).mutation(({ ctx, input, signal }) => dryRun(ctx, input, signal)),
  ruleWords: protectedProcedure.query(({ ctx }) => ruleWords(ctx)),
  recent: protectedProcedure.input(recentAlertsInput).query(({ ctx, input }) => recentAlerts(ctx, input)),
  waiting: protectedProcedure.input(waitingInput).query(({ ctx, input }) => waitingIncidents(ctx, input)),
  accept: protectedProcedure.input(triageInput).mutation(({ ctx, input }) => acceptTriage(ctx, input)),
  decline: protectedProcedure.input(declineInput).mutation(({ ctx, input }) => declineTriage(ctx, input)),
  returnToTriage: protectedProcedure.input(triageInput).mutation(({ ctx, input }) => returnToTriage(ctx, input)),
});
