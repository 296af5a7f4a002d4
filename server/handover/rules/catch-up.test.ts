import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { catchUp } from "@/server/handover/rules/catch-up";
import { handoffPack } from "@/server/handover/rules/handoff-pack";
import type { IncidentDetail } from "@/server/incident/contract";
import { nextStatuses } from "@/server/incident/rules";
import type { SilenceItem } from "@/server/silence/contract";
import type { TaskItem } from "@/server/task/contract";
import type { TimelineEvent } from "@/server/timeline/contract";
import { EVENT_PAYLOADS } from "@/server/timeline/contract/event-payloads";
import { foldEvents } from "@/server/timeline/rules/fold-events";

const now = new Date("2026-11-22T03:30:00.000Z");
const ada = { id: randomUUID(), name: "Ada", username: "ada" };

const incident = (more: Partial<IncidentDetail> = {}): IncidentDetail => ({
  id: randomUUID(),
  number: 214,
  title: "Checkout errors",
  severity: "sev2",
  status: "fixing",
  mode: "live",
  visibility: "organization",
  type: null,
  team: null,
  commander: null,
  declaredAt: "2026-11-22T03:00:00.000Z",
  resolvedAt: null,
  pause: null,
  updatedAt: "2026-11-22T03:00:00.000Z",
  eventCount: 1,
  summary: "",
  version: 1,
  impactStartedAt: null,
  impactEndedAt: null,
  detectedAt: null,
  acknowledgedAt: null,
  mitigatedAt: null,
  closedAt: null,
  declaredBy: ada,
  roles: [],
  members: [],
  dashboards: [],
  panels: [],
  services: [],
  checklist: [],
  fields: [],
  nextStatuses: [...nextStatuses("fixing")],
  canUpdate: true,
  canPost: true,
  canShare: true,
  canExport: true,
  ...more,
});

/** Events of a room, one a minute from 03:00. */
function told(...events: Partial<TimelineEvent>[]) {
  const whole = events.map((event, index): TimelineEvent => {
    const at = new Date(Date.parse("2026-11-22T03:00:00Z") + index * 60_000).toISOString();
    return {
      id: randomUUID(),
      seq: index + 1,
      kind: "message",
      occurredAt: at,
      recordedAt: at,
      actorId: ada.id,
      actorName: "Ada",
      source: "web",
      body: "",
      payload: {},
      idempotencyKey: randomUUID(),
      supersedesId: null,
      threadId: null,
      ...event,
    };
  });
  return foldEvents(whole, { me: null });
}
const task = (title: string, more: Partial<TaskItem> = {}): TaskItem => ({
  id: randomUUID(),
  title,
  status: "open",
  assignee: null,
  dueAt: null,
  createdAt: "2026-11-22T03:00:00.000Z",
  doneAt: null,
  version: 1,
  ...more,
});
const keys = (lines: readonly { key: string; seq: number | null }[]) =>
  lines.map(({ key, seq }) => `${key}${seq ?? ""}`);

describe("catching up", () => {
  it("tells what happened and what was tried, each line with its event", () => {
    const [question, marked] = [randomUUID(), randomUUID()];
    const entries = told(
      { kind: "incident_declared", payload: { title: "Checkout errors", severity: "sev3" } },
      { kind: "severity_changed", payload: { from: "sev3", to: "sev2" } },
      { body: "Just talk" },
      { id: marked, body: "> What is it?\n\nIt is the **database**, see [the graph](https://grafana.example/d/1)" },
      { kind: "task_done", payload: { taskId: randomUUID(), title: "Restart checkout" } },
      { kind: "status_changed", payload: { from: "investigating", to: "fixing" } },
      { id: question, body: "Did anybody touch the pool size?" },
      { body: "Yes", threadId: question },
      { kind: "event_marked", supersedesId: marked },
      { body: "Is it the **cache**？" },
    );
    const read = catchUp({ incident: incident(), entries, tasks: [] }, now);
    expect(keys(read.happened.lines)).toEqual(["declared1", "severity2", "update4", "status6"]);
    expect(read.happened.lines[2]?.values).toEqual({ name: "Ada", text: "It is the database, see the graph" });
    expect(keys(read.tried.lines)).toEqual(["taskDone5"]);
    expect(keys(read.unknown.lines)).toEqual([
      "noCommander",
      "noImpactStart",
      "noServices",
      "noNextUpdate4",
      "question10",
    ]);
  });

  it("forgets what was unsaid, and says what an edited message says now", () => {
    const [gone, edited] = [randomUUID(), randomUUID()];
    const entries = told(
      { id: gone, body: "We are down", payload: { update: true } },
      { kind: "message_deleted", supersedesId: gone },
      { id: edited, body: "All is well?" },
      { kind: "message_edited", supersedesId: edited, body: "All is well." },
    );
    const read = catchUp({ incident: incident(), entries, tasks: [] }, now);
    expect(read.happened.lines).toEqual([]);
    expect(keys(read.unknown.lines)).toEqual(["noCommander", "noImpactStart", "noServices", "noUpdate"]);
  });

  it("says when an update is due, late, not promised or long ago, and asks for nothing once it is over", () => {
    const complete = {
      commander: ada,
      impactStartedAt: "2026-11-22T02:55:00Z",
      services: [{ id: "s", slug: "s", name: "S" }],
    };
    const read = (payload: object, at: string, more: Partial<IncidentDetail> = {}) => {
      const entries = told({ body: "Looking", payload: { update: true, ...payload } });
      const { unknown, tasks } = catchUp(
        { incident: incident({ ...complete, ...more }), entries, tasks: [] },
        new Date(at),
      );
      return { unknown: keys(unknown.lines), tasks: keys(tasks.lines) };
    };
    const promised = { nextUpdateDueAt: "2026-11-22T03:20:00.000Z" };
    expect(read(promised, "2026-11-22T03:19:59Z")).toEqual({ unknown: [], tasks: ["nextUpdate1"] });
    expect(read(promised, "2026-11-22T03:20:01Z")).toEqual({ unknown: ["updateLate1"], tasks: ["nextUpdate1"] });
    expect(read({}, "2026-11-22T03:30:00Z").unknown).toEqual(["noNextUpdate1"]);
    expect(read({}, "2026-11-22T03:30:01Z").unknown).toEqual(["quiet1"]);
    const over = { status: "resolved" as const, commander: null };
    expect(read(promised, "2026-11-22T05:00:00Z", over)).toEqual({ unknown: [], tasks: [] });
  });

  it("stays short: the declaration and the newest, and how many were left out", () => {
    const changes = Array.from({ length: 40 }, () => ({ kind: "deployment", payload: { service: "a", version: "1" } }));
    const entries = told({ kind: "incident_declared", payload: { title: "x", severity: "sev1" } }, ...changes);
    const tasks = Array.from({ length: 12 }, (_, index) => task(`Task ${index}`));
    const read = catchUp({ incident: incident(), entries, tasks }, now);
    expect(read.happened).toMatchObject({ more: 33, lines: { length: 8 } });
    expect(keys(read.happened.lines).at(0)).toBe("declared1");
    expect(keys(read.happened.lines).at(-1)).toBe("deployment41");
    expect(read.tasks).toMatchObject({ more: 4, lines: { length: 8 } });
  });

  it("takes changes to and fro in a row for one, so that they do not stand in front of what was said", () => {
    const severity = (from: string, to: string) => ({ kind: "severity_changed", payload: { from, to } });
    const status = (from: string, to: string) => ({ kind: "status_changed", payload: { from, to } });
    const entries = told(
      severity("sev3", "sev2"),
      severity("sev2", "sev1"),
      status("triage", "fixing"),
      status("fixing", "monitoring"),
      { body: "Still looking", payload: { update: true } },
      severity("sev1", "sev2"),
      severity("sev2", "sev1"),
    );
    const { lines } = catchUp({ incident: incident(), entries, tasks: [] }, now).happened;
    expect(keys(lines)).toEqual(["severity2", "status4", "update5"]);
    expect(lines[0]?.values).toMatchObject({ from: { severity: "sev3" }, to: { severity: "sev1" } });
  });

  it("leads from a role and a task to the event that last said so", () => {
    const one = task("Restart checkout");
    const entries = told(
      { kind: "role_assigned", payload: { role: "scribe", from: null, to: "Ada" } },
      { kind: "task_added", payload: { taskId: one.id, title: one.title } },
      { kind: "role_assigned", payload: { role: "commander", from: null, to: "Ada" } },
      { kind: "task_reopened", payload: { taskId: one.id, title: one.title } },
    );
    const roles = [{ role: "commander" as const, person: ada }];
    const read = catchUp({ incident: incident({ roles }), entries, tasks: [one, task("Older than is looked")] }, now);
    expect(keys(read.roles.lines)).toEqual(["role3"]);
    expect(keys(read.tasks.lines)).toEqual(["task4", "task"]);
  });

  it("copes with payloads that do not fit", () => {
    const entries = told(
      { kind: "status_changed", payload: { to: 7 } },
      { kind: "severity_changed", payload: { from: "sev9", to: "sev1" } },
      { kind: "hologram_shared" },
    );
    expect(catchUp({ incident: incident(), entries, tasks: [] }, now).happened.lines).toMatchObject([
      { key: "severity", values: { from: "sev9", to: { severity: "sev1" } } },
    ]);
  });
});

describe("the hand-over pack", () => {
  it("holds how it stands and what is open, as events carry it", () => {
    const entries = told({ body: "Rolling back", payload: { update: true } }, { body: "Who has the runbook?" });
    const tasks = [
      task("Restart checkout", { assignee: ada, dueAt: now.toISOString() }),
      task("Old", { status: "done" }),
    ];
    const roles = [{ role: "commander" as const, person: ada }];
    const pack = handoffPack({ incident: incident({ roles }), entries, tasks });
    expect(pack).toEqual({
      status: "fixing",
      severity: "sev2",
      startedAt: "2026-11-22T03:00:00.000Z",
      roles: [{ role: "commander", name: "Ada" }],
      tasks: { open: [{ title: "Restart checkout", assignee: "Ada", dueAt: now.toISOString() }], more: 0 },
      nextUpdateDueAt: null,
      questions: [{ seq: 2, name: "Ada", body: "Who has the runbook?" }],
      questionsMore: 0,
      lastUpdate: { seq: 1, at: "2026-11-22T03:00:00.000Z", body: "Rolling back" },
    });
    expect(EVENT_PAYLOADS.handoff_given.parse({ pack })).toEqual({ pack });
  });

  it("lists what is silenced from the room and still stands", () => {
    const silence = (more: Partial<SilenceItem> = {}): SilenceItem => ({
      id: randomUUID(),
      externalId: randomUUID(),
      owner: "grafana",
      state: "active",
      matchers: [{ name: "alertname", value: "Errors", isRegex: false, isEqual: true }],
      startsAt: now.toISOString(),
      endsAt: now.toISOString(),
      createdBy: "Ada",
      comment: "Rolling\nback",
      endsWithIncident: true,
      endReason: null,
      endedBy: null,
      problem: null,
      revision: 1,
      ...more,
    });
    const silences = [silence(), silence({ state: "ended" }), silence({ state: "refused" })];
    const pack = handoffPack({ incident: incident(), entries: [], tasks: [], silences });
    const standing = [
      {
        comment: "Rolling back",
        matchers: 'alertname="Errors"',
        by: "Ada",
        endsAt: now.toISOString(),
        endsWithIncident: true,
      },
    ];
    expect(pack.silences).toEqual({ standing, more: 0 });
    expect(EVENT_PAYLOADS.handoff_given.parse({ pack })).toEqual({ pack });
  });

  it("stays readable in a long room: what is left out is counted", () => {
    const entries = told(...Array.from({ length: 30 }, (_, index) => ({ body: `${"Why ".repeat(100)}${index}?` })));
    const tasks = Array.from({ length: 25 }, (_, index) => task(`Task ${index}`));
    const pack = handoffPack({ incident: incident(), entries, tasks });
    expect(pack.questions.map(({ seq }) => seq)).toEqual([26, 27, 28, 29, 30]);
    expect(pack).toMatchObject({ questionsMore: 25, tasks: { open: { length: 8 }, more: 17 } });
    expect(JSON.stringify(pack).length).toBeLessThan(2_500);
  });
});
