import type { RankedChange } from "@/server/change/contract";
import type { CatchUp, HandoverLine, HandoverSection, LineValue } from "@/server/handover/contract";
import { changedSection } from "@/server/handover/rules/changed-section";
import { openQuestions, oneLine } from "@/server/handover/rules/open-questions";
import { nextUpdateDueAt } from "@/server/handover/rules/next-update";
import { lineOfEvent } from "@/server/handover/rules/line-of-event";
import type { IncidentDetail, IncidentStatus } from "@/server/incident/contract";
import { categoryOf } from "@/server/incident/rules";
import type { SilenceItem } from "@/server/silence/contract";
import type { TaskItem } from "@/server/task/contract";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";

export interface HandoverFacts {
  incident: IncidentDetail;
  /** In order; answers in threads count for their questions and need not be among them. */
  entries: readonly ShownEntry[];
  tasks: readonly TaskItem[];
  /** Made from this room. */
  silences?: readonly SilenceItem[];
  /** Around its start, ranked. */
  changes?: readonly RankedChange[];
}

/** Together they are read in a minute. */
const MOST = { happened: 8, tried: 8, evidence: 5, tasks: 8, questions: 5 } as const;
const QUIET_MS = 30 * 60_000;

const isRunning = (status: IncidentStatus): boolean => ["triage", "active"].includes(categoryOf(status));
const own = (key: string, values: Record<string, LineValue> = {}): HandoverLine => ({
  key,
  values,
  seq: null,
  at: null,
});

/** The newest of the lines; the first one too where it says how everything began. */
function newest(lines: readonly HandoverLine[], most: number, keepsFirst = false): HandoverSection {
  const more = Math.max(0, lines.length - most);
  if (more === 0) return { lines: [...lines], more };
  const first = keepsFirst ? lines.slice(0, 1) : [];
  return { lines: [...first, ...lines.slice(lines.length - most + first.length)], more };
}

/** The newest event that says something; null where it lies further back than is looked. */
const seqOf = (entries: readonly ShownEntry[], says: (event: ShownEntry["event"]) => boolean): number | null =>
  entries.findLast(({ event }) => says(event))?.event.seq ?? null;

function taskLine({ id, title, assignee, dueAt }: TaskItem, entries: readonly ShownEntry[]): HandoverLine {
  const seq = seqOf(entries, ({ kind, payload }) => kind.startsWith("task_") && payload.taskId === id);
  const who: Record<string, LineValue> = assignee ? { name: assignee.name } : {};
  const due: Record<string, LineValue> = dueAt ? { due: { at: dueAt } } : {};
  const key = assignee ? (dueAt ? "taskForDue" : "taskFor") : dueAt ? "taskDue" : "task";
  return { ...own(key, { title, ...who, ...due }), seq };
}

/** Changes of one thing in a row are one change: from what it was before them to what it is after them. */
function inOne(lines: readonly HandoverLine[]): HandoverLine[] {
  const joined: HandoverLine[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const isSame = last?.key === line.key && (line.key === "severity" || line.key === "status");
    if (!isSame) joined.push(line);
    else {
      const { from = null } = last.values;
      joined.splice(-1, 1, { ...line, values: { ...line.values, ...(from !== null && { from }) } });
    }
  }
  return joined.filter(
    ({ key, values: { from, to } }) => key !== "severity" || JSON.stringify(from) !== JSON.stringify(to),
  );
}

function unknowns({ incident, entries }: HandoverFacts, now: Date): HandoverSection {
  const isOver = !isRunning(incident.status);
  const updates = entries.filter(({ marked, deleted }) => marked && !deleted);
  const last = updates.at(-1)?.event;
  const due = nextUpdateDueAt(entries);
  const lines: HandoverLine[] = [];
  if (!incident.commander && !isOver) lines.push(own("noCommander"));
  if (!incident.impactStartedAt) lines.push(own("noImpactStart"));
  if (incident.services.length === 0) lines.push(own("noServices"));
  if (!isOver && !last) lines.push(own("noUpdate"));
  if (!isOver && last) {
    const told = { seq: last.seq, at: last.recordedAt };
    const isLate = due !== null && Date.parse(due) < now.getTime();
    const isQuiet = now.getTime() - Date.parse(last.recordedAt) > QUIET_MS;
    if (isLate) lines.push({ key: "updateLate", values: { due: { at: due } }, ...told });
    else if (due === null && isQuiet) lines.push({ key: "quiet", values: { since: { at: last.recordedAt } }, ...told });
    else if (due === null) lines.push({ key: "noNextUpdate", values: {}, ...told });
  }
  const questions = openQuestions(entries).map(({ event, body }) => ({
    key: "question",
    values: { name: event.actorName, text: oneLine(body, 200) },
    seq: event.seq,
    at: event.recordedAt,
  }));
  const asked = newest(questions, MOST.questions);
  return { lines: [...lines, ...asked.lines], more: asked.more };
}

/** What happened, who does what, what was tried and what nobody knows, from what the room recorded. */
export function catchUp(facts: HandoverFacts, now: Date): Omit<CatchUp, "lastSeq"> {
  const { incident, entries, tasks } = facts;
  const { number, title, severity, status, resolvedAt } = incident;
  const told = entries.flatMap((entry) => {
    const line = lineOfEvent(entry);
    return line ? [line] : [];
  });
  const of = (section: string): HandoverLine[] =>
    told.filter((each) => each.section === section).map((each) => each.line);
  const changed = changedSection(facts.changes ?? [], entries);
  const due = nextUpdateDueAt(entries);
  const update = entries.findLast(({ marked, deleted }) => marked && !deleted)?.event.seq ?? null;
  const promised =
    due !== null && isRunning(status) ? [{ ...own("nextUpdate", { due: { at: due } }), seq: update }] : [];
  const todo = tasks.filter((task) => task.status === "open").map((task) => taskLine(task, entries));
  const open = [...promised, ...todo];
  return {
    number,
    title,
    severity,
    status,
    startedAt: incident.impactStartedAt ?? incident.declaredAt,
    resolvedAt,
    changed,
    // What stands among the changes does not stand here, too.
    happened: newest(
      inOne(of("happened").filter(({ seq }) => !changed.lines.some((line) => line.seq === seq))),
      MOST.happened,
      true,
    ),
    roles: {
      lines: incident.roles.map(({ role, person }) => ({
        ...own("role", { role: { role }, name: person.name }),
        seq: seqOf(entries, ({ kind, payload }) => kind === "role_assigned" && payload.role === role),
      })),
      more: 0,
    },
    tried: newest(of("tried"), MOST.tried),
    evidence: newest(of("evidence"), MOST.evidence),
    // What is due soonest stands first.
    tasks: { lines: open.slice(0, MOST.tasks), more: Math.max(0, open.length - MOST.tasks) },
    unknown: unknowns(facts, now),
  };
}
