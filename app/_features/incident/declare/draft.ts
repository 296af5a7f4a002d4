import { idempotencyKey } from "@/app/_lib/idempotency-key";
import {
  declareInput,
  RETROSPECTIVE_TIMES,
  type RetrospectiveTime,
  type Severity,
  type Visibility,
} from "@/server/incident/contract";
import { decideRetrospective } from "@/server/incident/rules/decide-retrospective";

export interface Draft {
  idempotencyKey: string;
  typeId: string | null;
  title: string;
  summary: string;
  severity: Severity | null;
  mode: "live" | "drill" | "retrospective";
  /** Local times as `datetime-local` has them, or nothing; asked for where it is over already. */
  times: Record<RetrospectiveTime, string>;
  isClosed: boolean;
  visibility: Visibility;
  teamId: string | null;
  dashboards: { uid: string; title: string }[];
  serviceIds: string[];
}

export function newDraft(mode: Draft["mode"]): Draft {
  return {
    idempotencyKey: idempotencyKey(),
    typeId: null,
    title: "",
    summary: "",
    severity: null,
    mode,
    times: { impactStartedAt: "", detectedAt: "", impactEndedAt: "", resolvedAt: "" },
    isClosed: false,
    visibility: "organization",
    teamId: null,
    dashboards: [],
    serviceIds: [],
  };
}

/** The word for what is wrong with a field. */
export type DraftProblem = "missing" | "tooLong" | "notText";
export type DraftProblems = Partial<Record<keyof Draft, DraftProblem>>;

/** The word for what is wrong with a time. */
export type TimeProblem = "missing" | "future" | "order";
export type TimeProblems = Partial<Record<RetrospectiveTime, TimeProblem>>;

function timeOf(local: string): Date | null {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** What is wrong with the times of what is over already; empty for anything else. */
export function timeProblemsOf({ mode, times, isClosed }: Draft, now: Date): TimeProblems {
  if (mode !== "retrospective") return {};
  const impactStartedAt = timeOf(times.impactStartedAt);
  const resolvedAt = timeOf(times.resolvedAt);
  if (!impactStartedAt || !resolvedAt) {
    return { ...(!impactStartedAt && { impactStartedAt: "missing" }), ...(!resolvedAt && { resolvedAt: "missing" }) };
  }
  const [detectedAt, impactEndedAt] = [timeOf(times.detectedAt), timeOf(times.impactEndedAt)];
  const decided = decideRetrospective({ impactStartedAt, detectedAt, impactEndedAt, resolvedAt, isClosed }, now);
  return "problem" in decided ? { [decided.problem.name]: decided.problem.code } : {};
}

/** The draft as it is sent; what is still missing in it is missing there. */
export function wishOf({ times, isClosed, ...wish }: Draft) {
  if (wish.mode !== "retrospective") return wish;
  const sent = Object.fromEntries(
    RETROSPECTIVE_TIMES.map((name) => [name, timeOf(times[name])?.toISOString() ?? null]),
  ) as Record<RetrospectiveTime, string | null>;
  const { impactStartedAt, resolvedAt } = sent;
  if (impactStartedAt === null || resolvedAt === null) return wish;
  return { ...wish, retrospective: { ...sent, impactStartedAt, resolvedAt, isClosed } };
}

/** What is still wrong, field by field; empty when it can be declared. */
export function problemsOf(draft: Draft): DraftProblems {
  const parsed = declareInput.safeParse(wishOf(draft));
  if (parsed.success) return {};
  const problems: DraftProblems = {};
  for (const issue of parsed.error.issues) {
    const field = issue.path[0] as keyof Draft;
    problems[field] ??= issue.code === "too_big" ? "tooLong" : issue.code === "custom" ? "notText" : "missing";
  }
  return problems;
}
