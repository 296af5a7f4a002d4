import { z } from "zod";

const count = z.number().int().min(0);
const time = z.iso.datetime({ offset: true });
const text = z.string();
const labels = z.record(z.string(), z.string());

/** Whom or what a message calls. In the body it stands as `@handle`; who writes never says whom that means. */
export const mention = z.object({
  kind: z.enum(["person", "team", "role", "room"]),
  /** Id of the person or the team, name of the incident role, or `room`. */
  id: text,
  /** What to show for it. */
  name: text,
  /** What stands after the `@`, in lower case. */
  handle: text,
  /** Of a role: ids of who held it when it was called. */
  people: z.array(z.uuid()).optional(),
});
export type Mention = z.infer<typeof mention>;

/** A file of a message; its bytes are asked for by `id`. */
export const attachmentRef = z.object({
  id: z.uuid(),
  name: text,
  mediaType: text,
  bytes: count,
  /** Pixels, of images only. */
  width: count.optional(),
  height: count.optional(),
  /** Of its bytes, so that the record covers them. */
  sha256: text.optional(),
});
export type AttachmentRef = z.infer<typeof attachmentRef>;

const said = { mentions: z.array(mention).optional(), attachments: z.array(attachmentRef).optional() };
const nothing = z.object({});
const fromTo = z.object({ from: text, to: text });
const panel = z.object({ title: text, dashboardUid: text.optional(), panelId: count.optional() });
const task = z.object({ taskId: z.uuid(), title: text });
const check = z.object({ itemId: z.uuid(), text });
const taskState = z.object({
  title: text,
  assigneeId: z.uuid().nullable(),
  assignee: text.nullable(),
  dueAt: time.nullable(),
});
const alert = z.object({
  alertname: text,
  labels,
  severity: text.optional(),
  startsAt: time,
  endsAt: time.optional(),
  url: text.optional(),
});
/** Many alerts at once, so that a storm is one line. */
const alerts = z.object({
  count,
  /** The first of them. */
  names: z.array(text).max(10),
  groupKey: text.optional(),
});
const silence = z.object({
  silenceId: text,
  comment: text.optional(),
  endsAt: time.optional(),
  url: text.optional(),
  /** What it holds back, as it is written. */
  matchers: text.optional(),
  /** It stood before, and is another one now. */
  changed: z.literal(true).optional(),
});
/** Of two incidents, told in both; the title of a private one is empty. */
const merge = z.object({
  /** Whether this timeline is of the one that was merged, or of what it was merged into. */
  side: z.enum(["source", "target"]),
  /** Of the other one. */
  number: count.min(1),
  title: text,
  alerts: count,
  tasks: count,
  silences: count,
});
const runbook = z.object({ runId: text, title: text });
/** The state of an incident as it was handed over. */
const handoffPack = z.object({
  status: text,
  severity: text,
  startedAt: time,
  roles: z.array(z.object({ role: text, name: text })),
  /** `more` were left out. */
  tasks: z.object({
    open: z.array(z.object({ title: text, assignee: text.nullable(), dueAt: time.nullable() })),
    more: count,
  }),
  /** Those that stand; those made elsewhere are not among them. */
  silences: z
    .object({
      standing: z.array(
        z.object({ comment: text, matchers: text, by: text, endsAt: time, endsWithIncident: z.boolean() }),
      ),
      more: count,
    })
    .optional(),
  questions: z.array(z.object({ seq: count, name: text, body: text })),
  /** Questions that were left out, the oldest. */
  questionsMore: count.optional(),
  lastUpdate: z.object({ seq: count, at: time, body: text }).nullable(),
  nextUpdateDueAt: time.nullish(),
});
export type HandoffPack = z.infer<typeof handoffPack>;
const paging = z.object({ pageId: text.optional(), to: text, via: text.optional() });

/**
 * What an event of each kind carries, by kind. A stored payload may be older or newer than this: read it with
 * `payloadOf`, which answers null for one that does not fit.
 */
export const EVENT_PAYLOADS = {
  message: z.object({
    ...said,
    /** A key update, from the start. */
    update: z.literal(true).optional(),
    /** Of a key update: when the next one is promised. */
    nextUpdateDueAt: time.optional(),
    links: z.array(text).optional(),
  }),
  /** `body` is the whole new text. */
  message_edited: z.object({
    ...said,
    /** How often the message has been edited, this time included. */
    times: z.number().int().min(1).optional(),
  }),
  message_deleted: nothing,
  reaction_added: z.object({ emoji: text.min(1).max(64) }),
  reaction_removed: z.object({ emoji: text.min(1).max(64) }),
  event_pinned: nothing,
  event_unpinned: nothing,
  event_marked: nothing,
  event_unmarked: nothing,
  /** The person is the actor. */
  person_joined: nothing,
  person_left: nothing,
  incident_declared: z.object({
    title: text,
    severity: text,
    mode: text.optional(),
    /** Name of its type. */
    type: text.optional(),
    /** When it happened, of one that was over already; RFC 3339. */
    times: z.array(z.object({ name: text, at: text })).optional(),
    services: z.array(text).optional(),
    dashboards: z.array(text).optional(),
  }),
  /** Why, where somebody said so, and what was open of the checklist and which fields were empty then. */
  status_changed: fromTo.extend({
    reason: text.optional(),
    open: z.array(text).optional(),
    fields: z.array(text).optional(),
  }),
  severity_changed: fromTo,
  role_assigned: z.object({ role: text, from: text.nullable(), to: text.nullable(), toId: z.uuid().optional() }),
  title_changed: fromTo,
  /** Names of types; null for none, and both the same where only first tasks were added. */
  type_changed: z.object({ from: text.nullable(), to: text.nullable() }),
  dashboard_changed: z.object({ dashboards: z.array(text) }),
  panel_pinned: panel,
  panel_unpinned: panel,
  panels_arranged: nothing,
  services_changed: z.object({ services: z.array(text), dashboards: z.array(text).optional() }),
  /** Milestones that were put right; null is not known. */
  times_changed: z.object({
    times: z.array(z.object({ name: text, from: time.nullable(), to: time.nullable() })),
    reason: text,
  }),
  incident_paused: z.object({ until: time, reason: text }),
  /** By whom or what; where it goes on by itself also whom that concerns. */
  incident_resumed: z.object({
    by: z.enum(["person", "time", "alert", "status"]),
    to: text.nullish(),
    mentions: z.array(mention).optional(),
  }),
  /** Items of the checklist for resolving. */
  check_done: check,
  check_reopened: check,
  /** A custom field, from what to what: in words, but `yes` and `no`, numbers and dates as they are kept. Null is empty. */
  field_changed: z.object({
    fieldId: z.uuid(),
    name: text,
    fieldKind: text,
    from: text.nullable(),
    to: text.nullable(),
  }),
  /** A reminder of the room itself. */
  nudge: z.object({
    about: z.enum(["update_overdue", "stale"]),
    /** Since when it is late, or quiet. */
    since: time,
    /** Whom it is for, by name. */
    to: text.nullish(),
    mentions: z.array(mention).optional(),
  }),
  /** Names of those who were let in and out. */
  visibility_changed: fromTo.extend({ added: z.array(text).optional(), removed: z.array(text).optional() }),
  incident_merged: merge,
  incident_unmerged: merge,
  share_created: z.object({ shareId: text, expiresAt: time }),
  share_revoked: z.object({ shareId: text }),
  share_opened: z.object({ shareId: text }),
  task_added: task.extend({ assigneeId: z.uuid().nullish(), assignee: text.nullish(), dueAt: time.nullish() }),
  task_changed: task.extend({ before: taskState.partial(), after: taskState.partial() }),
  task_done: task,
  task_reopened: task,
  task_dropped: task,
  evidence_posted: z.object({
    evidenceId: z.uuid(),
    evidenceKind: z.enum(["panel", "query", "logs", "trace"]),
    title: text,
    reason: text,
    rangeFrom: time,
    rangeTo: time,
    dashboardUid: text.nullish(),
    panelId: count.nullish(),
    panelType: text,
    /** Of the canonical JSON of the document. */
    sha256: text,
    capturedAt: time,
    /** Points of a sparkline; null is a gap. */
    thumbnail: z.array(z.number().nullable()).max(200).optional(),
  }),
  handoff_given: z.object({
    text: text.optional(),
    to: text.optional(),
    toId: z.uuid().optional(),
    pack: handoffPack.optional(),
  }),
  /** Panels that were to be captured by themselves and could not be; `code` where all failed for the same reason. */
  evidence_missing: z.object({ reason: text, missing: count, all: count, titles: z.array(text), code: text }),
  annotation_written: z.object({ text, dashboardUid: text.nullish(), panelId: count.nullish(), at: time }),
  alert_fired: alert,
  alert_resolved: alert,
  /** Somebody brought it into the room, or took it out: it fires, or not, as before. */
  alert_attached: alert,
  alert_detached: alert,
  alerts_fired: alerts,
  alerts_resolved: alerts,
  silence_created: silence,
  silence_expired: silence,
  runbook_started: runbook,
  runbook_finished: runbook.extend({ outcome: text.optional() }),
  /** A change of any kind in what people run. */
  deployment: z.object({
    service: text,
    version: text,
    url: text.optional(),
    changeId: z.uuid().optional(),
    /** Of the kinds of changes: a deployment unless told. */
    what: text.optional(),
    outcome: text.optional(),
    title: text.optional(),
    environment: text.optional(),
  }),
  paged: paging,
  page_acknowledged: paging,
} as const;

export type PayloadKind = keyof typeof EVENT_PAYLOADS;
export type EventPayload<Kind extends PayloadKind> = z.infer<(typeof EVENT_PAYLOADS)[Kind]>;

/** Kinds that change how an earlier event is shown: `supersedesId` names it. */
export const SUPERSEDING_KINDS = [
  "message_edited",
  "message_deleted",
  "reaction_added",
  "reaction_removed",
  "event_pinned",
  "event_unpinned",
  "event_marked",
  "event_unmarked",
] as const satisfies readonly PayloadKind[];
