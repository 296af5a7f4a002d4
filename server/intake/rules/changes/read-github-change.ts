import { z } from "zod";
import type { ReportedChange } from "@/server/intake/contract/reported";
import { type ChangeRead, changeText, checkedChange } from "@/server/intake/rules/changes/checked-change";

const text = z.string().catch("");
const named = z.object({ login: text }).catch({ login: "" });

/** https://docs.github.com/webhooks/webhook-events-and-payloads#deployment and #deployment_status */
const payload = z.object({
  deployment: z.object({
    id: z.number().int(),
    sha: text,
    ref: text,
    task: text,
    environment: text,
    description: text,
    created_at: z.string(),
    creator: named,
    payload: z.unknown(),
  }),
  deployment_status: z
    .object({
      state: z.string(),
      description: text,
      environment: text,
      target_url: text,
      log_url: text,
      environment_url: text,
      created_at: z.string(),
      creator: named,
    })
    .optional(),
  repository: z.object({ name: z.string().min(1), full_name: z.string().min(1), html_url: text }),
});

const OUTCOME: Record<string, NonNullable<ReportedChange["outcome"]>> = {
  pending: "running",
  queued: "running",
  in_progress: "running",
  waiting: "running",
  success: "succeeded",
  failure: "failed",
  error: "failed",
};
/** A commit is long: its beginning names it. */
const SHORT_SHA = 12;

/** A deployment, or what became of one; null for other events, and for a status that says nothing new. */
export function readGithubChange(body: unknown, event: string, receivedAt: string): ChangeRead {
  if (event !== "deployment" && event !== "deployment_status") return null;
  const parsed = payload.safeParse(body);
  if (!parsed.success) return { error: parsed.error };
  const { deployment, deployment_status: status, repository } = parsed.data;
  const outcome = status ? OUTCOME[status.state] : "running";
  // `inactive` says that a later one took its place.
  if (!outcome) return null;
  const told = z.object({ service: z.string() }).safeParse(deployment.payload);
  const ref = changeText(deployment.ref) || deployment.sha.slice(0, SHORT_SHA);
  const environment = status?.environment || deployment.environment;
  return checkedChange(
    {
      key: `${repository.full_name}/${deployment.id}`,
      kind: /rollback/i.test(deployment.task) ? "rollback" : "deployment",
      at: status?.created_at ?? deployment.created_at,
      startedAt: deployment.created_at,
      outcome,
      summary: deployment.description || status?.description || `${repository.name} ${ref}`,
      service: told.success ? told.data.service : repository.name,
      environment,
      version: /^[0-9a-f]{40}$/.test(ref) ? ref.slice(0, SHORT_SHA) : ref,
      url: status?.log_url || status?.target_url || `${repository.html_url}/deployments`,
      actor: deployment.creator.login || status?.creator.login,
    },
    receivedAt,
  );
}
