import { z } from "zod";
import type { ReportedChange } from "@/server/intake/contract/reported";
import { type ChangeRead, checkedChange } from "@/server/intake/rules/changes/checked-change";

const text = z.string().catch("");
const named = z.object({ name: text, username: text }).catch({ name: "", username: "" });

/** https://docs.gitlab.com/user/project/integrations/webhook_events/#deployment-events */
const deployment = z.object({
  object_kind: z.literal("deployment"),
  status: z.string(),
  status_changed_at: text,
  deployment_id: z.number().int(),
  deployable_url: text,
  environment: text,
  environment_external_url: text,
  project: z.object({
    id: z.number().int().catch(0),
    name: z.string().min(1),
    path_with_namespace: text,
    web_url: text,
  }),
  short_sha: text,
  ref: text,
  user: named,
  commit_title: text,
});
/** https://docs.gitlab.com/user/project/integrations/webhook_events/#feature-flag-events */
const featureFlag = z.object({
  object_kind: z.literal("feature_flag"),
  project: z.object({
    id: z.number().int().catch(0),
    name: z.string().min(1),
    path_with_namespace: text,
    web_url: text,
  }),
  user: named,
  object_attributes: z.object({ id: z.number().int(), name: z.string().min(1), active: z.boolean() }),
});

const OUTCOME: Record<string, NonNullable<ReportedChange["outcome"]>> = {
  created: "running",
  running: "running",
  blocked: "running",
  success: "succeeded",
  failed: "failed",
  canceled: "cancelled",
};

function readFlag(body: unknown, receivedAt: string): ChangeRead {
  const parsed = featureFlag.safeParse(body);
  if (!parsed.success) return { error: parsed.error };
  const { project, user, object_attributes: flag } = parsed.data;
  return checkedChange(
    {
      // A flag has no number for each time that it is turned: the moment is one.
      key: `${project.path_with_namespace || project.id}/flag/${flag.id}/${flag.active}/${receivedAt.slice(0, 16)}`,
      kind: "feature_flag",
      at: receivedAt,
      summary: `${flag.name}: ${flag.active ? "on" : "off"}`,
      service: project.name,
      environment: "",
      version: flag.active ? "on" : "off",
      url: project.web_url && `${project.web_url}/-/feature_flags`,
      actor: user.username || user.name,
    },
    receivedAt,
  );
}

/** A deployment or a feature flag; null for other events. */
export function readGitlabChange(body: unknown, receivedAt: string): ChangeRead {
  const kind = z.object({ object_kind: z.string() }).safeParse(body);
  if (!kind.success) return { error: kind.error };
  if (kind.data.object_kind === "feature_flag") return readFlag(body, receivedAt);
  if (kind.data.object_kind !== "deployment") return null;
  const parsed = deployment.safeParse(body);
  if (!parsed.success) return { error: parsed.error };
  const { project, user, status, ...told } = parsed.data;
  const outcome = OUTCOME[status];
  if (!outcome) return null;
  return checkedChange(
    {
      key: `${project.path_with_namespace || project.id}/${told.deployment_id}`,
      kind: "deployment",
      at: told.status_changed_at,
      outcome,
      summary: told.commit_title || `${project.name} ${told.ref}`,
      service: project.name,
      environment: told.environment,
      version: told.short_sha || told.ref,
      url: told.deployable_url || told.environment_external_url || project.web_url,
      actor: user.username || user.name,
    },
    receivedAt,
  );
}
