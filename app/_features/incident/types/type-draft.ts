import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { type IncidentType, typeFacts, type TypeFacts, type TypeTask } from "@/server/incident/contract/incident-type";

export type TypeDraft = TypeFacts;

export type TypeProblem = "missing" | "tooLong" | "notText" | "taken" | "takenByArchived" | "unknown";
export type TypeProblems = Partial<Record<"name" | "description" | "summary" | "tasks" | "teamId", TypeProblem>>;

const FIELDS = ["name", "description", "summary", "tasks", "teamId"] as const;

const NEW: TypeDraft = {
  name: "",
  description: "",
  severity: null,
  visibility: null,
  teamId: null,
  summary: "",
  tasks: [],
};

export function draftOf(type: IncidentType | null): TypeDraft {
  if (!type) return NEW;
  const { name, description, severity, visibility, team, summary, tasks } = type;
  return { name, description, severity, visibility, teamId: team?.id ?? null, summary, tasks };
}

export const emptyTask = (): TypeTask => ({ id: idempotencyKey(), title: "" });

/** What is sent of a draft: lines without words are no tasks. */
export const wishOf = (draft: TypeDraft): TypeDraft => ({
  ...draft,
  tasks: draft.tasks.filter(({ title }) => title.trim() !== ""),
});

/** What is still wrong, field by field; empty when it can be saved. */
export function problemsOf(draft: TypeDraft): TypeProblems {
  const problems: TypeProblems = {};
  for (const { path, code } of typeFacts.safeParse(wishOf(draft)).error?.issues ?? []) {
    const field = FIELDS.find((each) => each === path[0]);
    const problem = code === "too_big" ? "tooLong" : code === "too_small" ? "missing" : "notText";
    if (field) problems[field] ??= problem;
  }
  return problems;
}

const REFUSALS = ["taken", "takenByArchived", "unknown"] as const;

/** What the server found wrong, by the details of its refusal. */
export function refusedFields(details: Readonly<Record<string, unknown>>): TypeProblems {
  const fields = Array.isArray(details.fields) ? (details.fields as { path?: unknown; code?: unknown }[]) : [];
  return Object.fromEntries(
    fields.flatMap(({ path, code }) => {
      const field = FIELDS.find((each) => each === path);
      const problem = REFUSALS.find((each) => each === code);
      return field && problem ? [[field, problem]] : [];
    }),
  );
}
