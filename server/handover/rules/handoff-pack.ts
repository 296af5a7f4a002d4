import type { HandoverFacts } from "@/server/handover/rules/catch-up";
import { nextUpdateDueAt } from "@/server/handover/rules/next-update";
import { openQuestions, oneLine } from "@/server/handover/rules/open-questions";
import { printMatcher } from "@/server/matcher/rules/print-matcher";
import type { HandoffPack } from "@/server/timeline/contract/event-payloads";

/** Read at a glance where it stands: what is left out is counted. */
const TASKS = 8;
const QUESTIONS = 5;
const SILENCES = 8;
const TEXT_MAX = 200;

/** What whoever takes over gets: how it stands, what is open and what was last said. */
export function handoffPack({ incident, entries, tasks, silences = [] }: HandoverFacts): HandoffPack {
  const standing = silences.filter(({ state }) => state === "active" || state === "pending");
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
    ...(standing.length > 0 && {
      silences: {
        standing: standing.slice(0, SILENCES).map(({ comment, matchers, createdBy: by, endsAt, endsWithIncident }) => ({
          comment: oneLine(comment, TEXT_MAX),
          matchers: oneLine(matchers.map(printMatcher).join(", "), TEXT_MAX),
          by,
          endsAt,
          endsWithIncident,
        })),
        more: Math.max(0, standing.length - SILENCES),
      },
    }),
    questionsMore: Math.max(0, questions.length - QUESTIONS),
    questions: questions
      .slice(-QUESTIONS)
      .map(({ event, body }) => ({ seq: event.seq, name: event.actorName, body: oneLine(body, TEXT_MAX) })),
    nextUpdateDueAt: nextUpdateDueAt(entries),
    lastUpdate: last ? { seq: last.event.seq, at: last.event.recordedAt, body: oneLine(last.body, TEXT_MAX) } : null,
  };
}
