import type { ComponentType, ReactNode } from "react";
import type { KnownEventKind } from "@/server/timeline/contract";
import { AlertAttached } from "./alert-attached";
import { AlertDetached } from "./alert-detached";
import { AlertFired } from "./alert-fired";
import { AlertResolved } from "./alert-resolved";
import { AlertsFired } from "./alerts-fired";
import { AlertsResolved } from "./alerts-resolved";
import { AnnotationWritten } from "./annotation-written";
import { CheckDone } from "./check-done";
import { CheckReopened } from "./check-reopened";
import { DashboardChanged } from "./dashboard-changed";
import { Deployment } from "./deployment";
import { EventPinned } from "./event-pinned";
import { EvidenceMissing } from "./evidence-missing";
import { EvidencePosted } from "./evidence-posted";
import { FieldChanged } from "./field-changed";
import { HandoffGiven } from "./handoff-given";
import { IncidentDeclared } from "./incident-declared";
import { IncidentMerged } from "./incident-merged";
import { IncidentPaused } from "./incident-paused";
import { IncidentResumed } from "./incident-resumed";
import { IncidentUnmerged } from "./incident-unmerged";
import type { LineProps } from "./line-parts";
import { Message } from "./message";
import { Nudge } from "./nudge";
import { PageAcknowledged } from "./page-acknowledged";
import { Paged } from "./paged";
import { PanelPinned } from "./panel-pinned";
import { PanelUnpinned } from "./panel-unpinned";
import { PanelsArranged } from "./panels-arranged";
import { PersonJoined } from "./person-joined";
import { PersonLeft } from "./person-left";
import { RoleAssigned } from "./role-assigned";
import { RunbookFinished } from "./runbook-finished";
import { RunbookStarted } from "./runbook-started";
import { ServicesChanged } from "./services-changed";
import { SeverityChanged } from "./severity-changed";
import { ShareCreated } from "./share-created";
import { ShareOpened } from "./share-opened";
import { ShareRevoked } from "./share-revoked";
import { SilenceCreated } from "./silence-created";
import { SilenceExpired } from "./silence-expired";
import { StatusChanged } from "./status-changed";
import { TaskAdded } from "./task-added";
import { TaskChanged } from "./task-changed";
import { TaskDone } from "./task-done";
import { TaskDropped } from "./task-dropped";
import { TaskReopened } from "./task-reopened";
import { TimesChanged } from "./times-changed";
import { TitleChanged } from "./title-changed";
import { TypeChanged } from "./type-changed";
import { UnknownEvent } from "./unknown-event";
import { VisibilityChanged } from "./visibility-changed";

type Line = ComponentType<LineProps & { continues?: boolean; instead?: ReactNode }>;

const LINES: Record<KnownEventKind, Line> = {
  message: Message,
  incident_declared: IncidentDeclared,
  status_changed: StatusChanged,
  severity_changed: SeverityChanged,
  role_assigned: RoleAssigned,
  title_changed: TitleChanged,
  type_changed: TypeChanged,
  dashboard_changed: DashboardChanged,
  panel_pinned: PanelPinned,
  panel_unpinned: PanelUnpinned,
  panels_arranged: PanelsArranged,
  services_changed: ServicesChanged,
  visibility_changed: VisibilityChanged,
  incident_merged: IncidentMerged,
  incident_unmerged: IncidentUnmerged,
  times_changed: TimesChanged,
  incident_paused: IncidentPaused,
  incident_resumed: IncidentResumed,
  check_done: CheckDone,
  check_reopened: CheckReopened,
  field_changed: FieldChanged,
  nudge: Nudge,
  task_added: TaskAdded,
  task_changed: TaskChanged,
  task_done: TaskDone,
  task_reopened: TaskReopened,
  task_dropped: TaskDropped,
  handoff_given: HandoffGiven,
  evidence_posted: EvidencePosted,
  evidence_missing: EvidenceMissing,
  share_created: ShareCreated,
  share_revoked: ShareRevoked,
  share_opened: ShareOpened,
  event_pinned: EventPinned,
  person_joined: PersonJoined,
  person_left: PersonLeft,
  annotation_written: AnnotationWritten,
  alert_fired: AlertFired,
  alert_resolved: AlertResolved,
  alert_attached: AlertAttached,
  alert_detached: AlertDetached,
  alerts_fired: AlertsFired,
  alerts_resolved: AlertsResolved,
  silence_created: SilenceCreated,
  silence_expired: SilenceExpired,
  runbook_started: RunbookStarted,
  runbook_finished: RunbookFinished,
  deployment: Deployment,
  paged: Paged,
  page_acknowledged: PageAcknowledged,
};

/** What draws events of a kind; one that this build does not know is still readable. */
export function lineOfKind(kind: string): Line {
  return Object.hasOwn(LINES, kind) ? LINES[kind as KnownEventKind] : UnknownEvent;
}
