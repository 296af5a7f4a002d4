import { z } from "zod";
import { arrangePanels } from "@/server/incident/arrange-panels";
import { assignRole } from "@/server/incident/assign-role";
import { checkItem } from "@/server/incident/check-item";
import { readChecklistSettings, setChecklistSettings } from "@/server/incident/checklist-settings";
import { changeSeverity } from "@/server/incident/change-severity";
import { changeStatus } from "@/server/incident/change-status";
import { changeTitle } from "@/server/incident/change-title";
import { changeType } from "@/server/incident/change-type";
import {
  arrangePanelsInput,
  assignRoleInput,
  changeSeverityInput,
  changeStatusInput,
  changeTitleInput,
  changeTypeInput,
  declareInput,
  incidentNumberSchema,
  listInput,
  pinPanelInput,
  setDashboardsInput,
  setServicesInput,
  setTimesInput,
  setVisibilityInput,
  unpinPanelInput,
} from "@/server/incident/contract";
import { checkInput, checklistSettings } from "@/server/incident/contract/checklist";
import { setFieldInput } from "@/server/incident/contract/fields";
import { pauseInput, resumeInput } from "@/server/incident/contract/pause";
import { statusSettings } from "@/server/incident/contract/status-settings";
import { severityPolicies } from "@/server/incident/contract/severity-policy";
import { declareIncident } from "@/server/incident/declare-incident";
import { pauseIncident } from "@/server/incident/pause-incident";
import { pinPanel } from "@/server/incident/pin-panel";
import { listIncidents, listPeople, listTeams, readIncident } from "@/server/incident/queries";
import { resumeIncident } from "@/server/incident/resume-incident";
import { setDashboards } from "@/server/incident/set-dashboards";
import { setField } from "@/server/incident/set-field";
import { setServices } from "@/server/incident/set-services";
import { setTimes } from "@/server/incident/set-times";
import { setVisibility } from "@/server/incident/set-visibility";
import { readStatusSettings, setStatusSettings } from "@/server/incident/status-settings";
import { unpinPanel } from "@/server/incident/unpin-panel";
import { readSeverityPolicies, setSeverityPolicies } from "@/server/incident/severity-policies";
import { protectedProcedure, router } from "@/server/platform/trpc";

const byNumber = z.strictObject({ number: incidentNumberSchema });

export const incidentRouter = router({
  list: protectedProcedure.input(listInput).query(({ ctx, input }) => listIncidents(ctx, input)),
  get: protectedProcedure.input(byNumber).query(({ ctx, input }) => readIncident(ctx, input.number)),
  people: protectedProcedure.query(({ ctx }) => listPeople(ctx)),
  teams: protectedProcedure.query(({ ctx }) => listTeams(ctx)),
  declare: protectedProcedure.input(declareInput).mutation(({ ctx, input }) => declareIncident(ctx, input)),
  changeStatus: protectedProcedure.input(changeStatusInput).mutation(({ ctx, input }) => changeStatus(ctx, input)),
  changeSeverity: protectedProcedure
    .input(changeSeverityInput)
    .mutation(({ ctx, input }) => changeSeverity(ctx, input)),
  changeTitle: protectedProcedure.input(changeTitleInput).mutation(({ ctx, input }) => changeTitle(ctx, input)),
  changeType: protectedProcedure.input(changeTypeInput).mutation(({ ctx, input }) => changeType(ctx, input)),
  assignRole: protectedProcedure.input(assignRoleInput).mutation(({ ctx, input }) => assignRole(ctx, input)),
  setDashboards: protectedProcedure.input(setDashboardsInput).mutation(({ ctx, input }) => setDashboards(ctx, input)),
  setServices: protectedProcedure.input(setServicesInput).mutation(({ ctx, input }) => setServices(ctx, input)),
  setField: protectedProcedure.input(setFieldInput).mutation(({ ctx, input }) => setField(ctx, input)),
  setTimes: protectedProcedure.input(setTimesInput).mutation(({ ctx, input }) => setTimes(ctx, input)),
  policies: protectedProcedure.query(({ ctx }) => readSeverityPolicies(ctx)),
  setPolicies: protectedProcedure.input(severityPolicies).mutation(({ ctx, input }) => setSeverityPolicies(ctx, input)),
  statuses: protectedProcedure.query(({ ctx }) => readStatusSettings(ctx)),
  setStatuses: protectedProcedure.input(statusSettings).mutation(({ ctx, input }) => setStatusSettings(ctx, input)),
  checklist: protectedProcedure.query(({ ctx }) => readChecklistSettings(ctx)),
  setChecklist: protectedProcedure
    .input(checklistSettings)
    .mutation(({ ctx, input }) => setChecklistSettings(ctx, input)),
  checkItem: protectedProcedure.input(checkInput).mutation(({ ctx, input }) => checkItem(ctx, input)),
  pause: protectedProcedure.input(pauseInput).mutation(({ ctx, input }) => pauseIncident(ctx, input)),
  resume: protectedProcedure.input(resumeInput).mutation(({ ctx, input }) => resumeIncident(ctx, input)),
  setVisibility: protectedProcedure.input(setVisibilityInput).mutation(({ ctx, input }) => setVisibility(ctx, input)),
  pinPanel: protectedProcedure.input(pinPanelInput).mutation(({ ctx, input }) => pinPanel(ctx, input)),
  unpinPanel: protectedProcedure.input(unpinPanelInput).mutation(({ ctx, input }) => unpinPanel(ctx, input)),
  arrangePanels: protectedProcedure.input(arrangePanelsInput).mutation(({ ctx, input }) => arrangePanels(ctx, input)),
});
