import type { KindGroup } from "@/server/timeline/contract/conversation";
import type { PayloadKind } from "@/server/timeline/contract/event-payloads";
import { isSuperseding } from "@/server/timeline/rules/is-superseding";

const GROUP_OF: Partial<Record<PayloadKind, KindGroup>> = {
  message: "messages",
  event_pinned: "messages",
  incident_declared: "status",
  status_changed: "status",
  severity_changed: "status",
  title_changed: "status",
  type_changed: "status",
  role_assigned: "people",
  person_joined: "people",
  person_left: "people",
  handoff_given: "people",
  paged: "people",
  page_acknowledged: "people",
  task_added: "tasks",
  task_changed: "tasks",
  task_done: "tasks",
  task_reopened: "tasks",
  task_dropped: "tasks",
  evidence_posted: "evidence",
  evidence_missing: "evidence",
  annotation_written: "evidence",
  alert_fired: "alerts",
  alert_resolved: "alerts",
  alert_attached: "alerts",
  alert_detached: "alerts",
  alerts_fired: "alerts",
  alerts_resolved: "alerts",
  silence_created: "alerts",
  silence_expired: "alerts",
  runbook_started: "actions",
  runbook_finished: "actions",
  deployment: "actions",
  visibility_changed: "people",
  incident_merged: "status",
  incident_unmerged: "status",
  times_changed: "status",
  incident_paused: "status",
  incident_resumed: "status",
  check_done: "status",
  check_reopened: "status",
  field_changed: "status",
  nudge: "status",
  services_changed: "dashboards",
  dashboard_changed: "dashboards",
  panel_pinned: "dashboards",
  panel_unpinned: "dashboards",
  panels_arranged: "dashboards",
  share_created: "sharing",
  share_revoked: "sharing",
  share_opened: "sharing",
};

/** The kinds of some groups, as they are filtered by. */
export function kindsOf(groups: readonly KindGroup[]): string[] {
  return Object.entries(GROUP_OF).flatMap(([kind, group]) => (groups.includes(group) ? [kind] : []));
}

/** The group that an event belongs to; null for what has no row, or for a kind that this build does not know. */
export function groupOf(event: { kind: string }): KindGroup | null {
  if (!Object.hasOwn(GROUP_OF, event.kind) || (isSuperseding(event) && event.kind !== "event_pinned")) return null;
  return GROUP_OF[event.kind as PayloadKind] ?? null;
}
