import { createServiceInput, type CreateServiceInput, type Service } from "@/server/service/contract";

export type ServiceDraft = CreateServiceInput;

export type ServiceProblem = "missing" | "tooLong" | "notText" | "format" | "taken" | "unknown";
export type ServiceProblems = Partial<Record<keyof ServiceDraft, ServiceProblem>>;

export function draftOf(service: Service | null): ServiceDraft {
  const { name = "", slug = "", description = "", team = null, dashboards = [] } = service ?? {};
  return { name, slug, description, teamId: team?.id ?? null, dashboards };
}

/** What is still wrong, field by field; empty when it can be saved. */
export function problemsOf(draft: ServiceDraft): ServiceProblems {
  const parsed = createServiceInput.safeParse(draft);
  if (parsed.success) return {};
  const problems: ServiceProblems = {};
  for (const { path, code } of parsed.error.issues) {
    const field = path[0] as keyof ServiceDraft;
    const words = { too_big: "tooLong", too_small: "missing", invalid_format: "format", custom: "notText" } as const;
    problems[field] ??= code in words ? words[code as keyof typeof words] : "missing";
  }
  return problems;
}

const REFUSALS = ["taken", "unknown"] as const;

/** What the server found wrong, by the details of its refusal. */
export function refusedFields(details: Record<string, unknown>): ServiceProblems {
  const fields = Array.isArray(details.fields) ? (details.fields as { path?: unknown; code?: unknown }[]) : [];
  return Object.fromEntries(
    fields.flatMap(({ path, code }) => {
      const problem = REFUSALS.find((each) => each === code);
      return (path === "slug" || path === "teamId") && problem ? [[path, problem]] : [];
    }),
  );
}
