import type { HandoverFacts } from "@/server/handover/rules/catch-up";
import { nextUpdateDueAt } from "@/server/handover/rules/next-update";
import { openQuestions, oneLine } from "@/server/handover/rules/open-questions";
import type { HandoffPack } from "@/server/timeline/contract/event-payloads";

/** Read at a glance where it stands: what is left out is counted. */
const TASKS = 8;
const QUESTIONS = 5;
const TEXT_MAX = 200;

/** What whoever takes over gets: how it stands, what is open and what was last said. */
export function handoffPack({ incident, entries, tasks }: HandoverFacts): HandoffPack {
  const open = tasks.filter(({ status }) => status === "open");
  const questions = openQuestions(entries);
  const last = entries.findLast(({ marked, deleted }) => marked && !deleted);
  return {
    status: incident.status,
    severity: incident.severity,
    startedAt: incident.impactStartedAt ?? incident.declaredAt,
    roles: incident.roles.map(({ role, person }) => ({ role, name: person.name })),
    tasks: {
      open: open
        .slice(0, TASKS)
        .map(({ title, assignee, dueAt }) => ({ title, assignee: assignee?.name ?? null, dueAt })),
      more: Math.max(0, open.length - TASKS),
    },
    questionsMore: Math.max(0, questions.length - QUESTIONS),
    questions: questions
      .slice(-QUESTIONS)
      .map(({ event, body }) => ({ seq: event.seq, name: event.actorName, body: oneLine(body, TEXT_MAX) })),
    nextUpdateDueAt: nextUpdateDueAt(entries),
    lastUpdate: last ? { seq: last.event.seq, at: last.event.recordedAt, body: oneLine(last.body, TEXT_MAX) } : null,
  };
}
