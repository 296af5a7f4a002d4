import { annotate } from "@/server/annotation/annotate";
import { captureAction } from "@/server/command/capture-action";
import type { Action } from "@/server/command/contract/action";
import type { CommandEffect } from "@/server/command/contract";
import { giveHandoff } from "@/server/handover/give-handoff";
import { assignRole } from "@/server/incident/assign-role";
import { changeSeverity } from "@/server/incident/change-severity";
import { changeStatus } from "@/server/incident/change-status";
import { changeTitle } from "@/server/incident/change-title";
import { changeType } from "@/server/incident/change-type";
import { type IncidentDetail, PANEL_SIZE } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import { pauseIncident } from "@/server/incident/pause-incident";
import { pinPanel } from "@/server/incident/pin-panel";
import { resumeIncident } from "@/server/incident/resume-incident";
import { setDashboards } from "@/server/incident/set-dashboards";
import { setServices } from "@/server/incident/set-services";
import type { SignedIn } from "@/server/platform/context";
import { createShare } from "@/server/share/create-share";
import { createSilence } from "@/server/silence/create-silence";
import { addTask } from "@/server/task/add-task";
import { settleTask } from "@/server/task/settle-task";
import { postMessage } from "@/server/timeline/post-message";

const NONE: CommandEffect = { kind: "none" };

/** Does what was asked for by the verb that does it from anywhere else; the verb's own event reports it. */
export async function carryOut(
  context: SignedIn,
  incident: IncidentDetail,
  idempotencyKey: string,
  action: Action,
): Promise<CommandEffect> {
  const incidentNumber = incident.number;
  const seen = { number: incidentNumber, version: incident.version, idempotencyKey };
  switch (action.command) {
    case "severity":
      await changeSeverity(context, { ...seen, severity: action.severity });
      return NONE;
    case "status":
      await changeStatus(context, { ...seen, status: action.status });
      return NONE;
    case "resolve": {
      const { status, reason } = action;
      await changeStatus(context, { ...seen, status, ...(reason && { reason, anyway: true }) });
      return NONE;
    }
    case "pause":
      await pauseIncident(context, { ...seen, until: action.until, reason: action.reason });
      return NONE;
    case "resume":
      await resumeIncident(context, seen);
      return NONE;
    case "reopen": {
      const { status, reason } = action;
      await changeStatus(context, { ...seen, status, ...(reason && { reason }) });
      return NONE;
    }
    case "assign":
      await assignRole(context, { ...seen, role: action.role, userId: action.person.id });
      return NONE;
    case "type":
      await changeType(context, { ...seen, typeId: action.type?.id ?? null, withTasks: action.withTasks });
      return NONE;
    case "title":
      await changeTitle(context, { ...seen, title: action.title });
      return NONE;
    case "dashboard":
      await setDashboards(context, { ...seen, dashboards: [...incident.dashboards, action.dashboard] });
      return NONE;
    case "service": {
      const serviceIds = [...incident.services.map(({ id }) => id), action.service.id];
      await setServices(context, { ...seen, serviceIds });
      return NONE;
    }
    case "pin": {
      const { width, height } = PANEL_SIZE;
      await pinPanel(context, { ...seen, ...action.panel, width: width.usual, height: height.usual });
      return NONE;
    }
    case "task": {
      const { title, person, dueAt } = action;
      await addTask(context, { incidentNumber, idempotencyKey, title, assigneeId: person?.id ?? null, dueAt });
      return NONE;
    }
    case "done": {
      const { id: taskId, version } = action.task;
      await settleTask(context, "finish", { incidentNumber, idempotencyKey, taskId, version });
      return NONE;
    }
    case "update": {
      const { text: body, nextAt } = action;
      const due = nextAt ? { nextUpdateDueAt: nextAt } : {};
      await postMessage(context, { incidentNumber, idempotencyKey, body, isUpdate: true, ...due });
      return NONE;
    }
    case "note":
      await postMessage(context, { incidentNumber, idempotencyKey, body: action.text, occurredAt: action.at });
      return NONE;
    case "annotate": {
      const { text, at } = action;
      const { state } = await annotate(context, { incidentNumber, idempotencyKey, text, ...(at && { at }) });
      return state === "waiting" ? { kind: "waiting" } : NONE;
    }
    case "silence": {
      const { command: _command, count: _count, ...wanted } = action;
      const { state } = await createSilence(context, { incidentNumber, idempotencyKey, ...wanted });
      return state === "waiting" ? { kind: "waiting" } : NONE;
    }
    case "handoff": {
      const { person, note } = action;
      await giveHandoff(context, { incidentNumber, idempotencyKey, toUserId: person?.id ?? null, note });
      return NONE;
    }
    case "share": {
      const link = { number: incidentNumber, idempotencyKey, expiresInDays: action.days, range: action.span };
      const { url, expiresAt } = await createShare(context, { ...link, dashboardUid: null });
      return { kind: "link", url, expiresAt };
    }
    case "declare": {
      const { title, severity, isDrill } = action;
      const wish = { idempotencyKey, title, severity, mode: isDrill ? ("drill" as const) : ("live" as const) };
      const { number } = await declareIncident(context, {
        ...wish,
        summary: "",
        visibility: "organization",
        teamId: null,
        typeId: null,
        dashboards: [],
        serviceIds: [],
        fields: [],
      });
      return { kind: "incident", number };
    }
    case "catchup":
      return { kind: "catchUp" };
    case "similar":
    case "merge":
      return { kind: action.command };
    case "help":
      return { kind: "help" };
    default:
      return captureAction(context, incidentNumber, idempotencyKey, action);
  }
}
