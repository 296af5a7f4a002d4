import {
  createServiceInput,
  type CreateServiceInput,
  LIFECYCLES,
  type Service,
  TIERS,
} from "@/server/service/contract";
import { matcherProblem } from "@/server/service/rules/matcher-problem";

export type ServiceDraft = CreateServiceInput;

export type ServiceProblem = "missing" | "tooLong" | "notText" | "format" | "taken" | "unknown" | "links" | "matchers";
export type ServiceProblems = Partial<Record<keyof ServiceDraft, ServiceProblem>>;

export function draftOf(service: Service | null): ServiceDraft {
  const { name = "", slug = "", description = "", team = null, dashboards = [] } = service ?? {};
  const { tier = null, lifecycle = "", matchers = [], links = [], dependsOn = [] } = service ?? {};
  return {
    name,
    slug,
    description,
    teamId: team?.id ?? null,
    tier: TIERS.find((each) => each === tier) ?? null,
    lifecycle: LIFECYCLES.find((each) => each === lifecycle) ?? "",
    matchers,
    links,
    dependsOn: dependsOn.map(({ id }) => id),
    dashboards,
  };
}

/** What is still wrong, field by field; empty when it can be saved. */
export function problemsOf(draft: ServiceDraft): ServiceProblems {
  const problems: ServiceProblems = {};
  if (matcherProblem(draft.matchers)) problems.matchers = "matchers";
  const parsed = createServiceInput.safeParse(draft);
  for (const { path, code } of parsed.error?.issues ?? []) {
    const field = path[0] as keyof ServiceDraft;
    const words = { too_big: "tooLong", too_small: "missing", invalid_format: "format", custom: "notText" } as const;
    const found = code in words ? words[code as keyof typeof words] : "missing";
    problems[field] ??= field === "links" ? "links" : found;
  }
  return problems;
}

const REFUSALS = ["taken", "unknown", "matchers"] as const;
const REFUSED = ["slug", "teamId", "dependsOn", "matchers"] as const;

/** What the server found wrong, by the details of its refusal. */
export function refusedFields(details: Record<string, unknown>): ServiceProblems {
  const fields = Array.isArray(details.fields) ? (details.fields as { path?: unknown; code?: unknown }[]) : [];
  return Object.fromEntries(
    fields.flatMap(({ path, code }) => {
      const problem = REFUSALS.find((each) => each === code);
      const field = REFUSED.find((each) => each === path);
      return field && problem ? [[field, problem]] : [];
    }),
  );
}
