import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { declareInput, type Severity, type Visibility } from "@/server/incident/contract";

export interface Draft {
  idempotencyKey: string;
  title: string;
  summary: string;
  severity: Severity | null;
  mode: "live" | "drill";
  visibility: Visibility;
  teamId: string | null;
  dashboards: { uid: string; title: string }[];
  serviceIds: string[];
}

export function newDraft(mode: Draft["mode"]): Draft {
  return {
    idempotencyKey: idempotencyKey(),
    title: "",
    summary: "",
    severity: null,
    mode,
    visibility: "organization",
    teamId: null,
    dashboards: [],
    serviceIds: [],
  };
}

/** The word for what is wrong with a field. */
export type DraftProblem = "missing" | "tooLong" | "notText";
export type DraftProblems = Partial<Record<keyof Draft, DraftProblem>>;

/** What is still wrong, field by field; empty when it can be declared. */
export function problemsOf(draft: Draft): DraftProblems {
  const parsed = declareInput.safeParse(draft);
  if (parsed.success) return {};
  const problems: DraftProblems = {};
  for (const issue of parsed.error.issues) {
    const field = issue.path[0] as keyof Draft;
    problems[field] ??= issue.code === "too_big" ? "tooLong" : issue.code === "custom" ? "notText" : "missing";
  }
  return problems;
}
