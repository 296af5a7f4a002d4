import { z } from "zod";
import type { ReportedChange } from "@/server/intake/contract/reported";
import { type ChangeRead, checkedChange } from "@/server/intake/rules/changes/checked-change";

const text = z.string().catch("");

/**
 * An Application of Argo CD as its notifications send it with `{{toJson .app}}`, under `app` or by itself. The body of
 * a notification is the sender's own template, so that no other form can be relied on.
 */
const application = z.object({
  metadata: z.object({
    name: z.string().min(1).max(253),
    namespace: text,
    uid: text,
    labels: z.record(z.string(), z.string()).catch({}),
  }),
  spec: z
    .object({
      project: text,
      destination: z.object({ namespace: text, name: text }).catch({ namespace: "", name: "" }),
    })
    .catch({ project: "", destination: { namespace: "", name: "" } }),
  status: z.object({
    operationState: z.object({
      phase: z.string(),
      message: text,
      startedAt: text,
      finishedAt: text,
      operation: z
        .object({
          initiatedBy: z
            .object({ username: text, automated: z.boolean().catch(false) })
            .catch({ username: "", automated: false }),
        })
        .catch({ initiatedBy: { username: "", automated: false } }),
      syncResult: z.object({ revision: text }).catch({ revision: "" }),
    }),
    summary: z.object({ images: z.array(z.string()).catch([]) }).catch({ images: [] }),
  }),
});
const notification = z.object({ app: z.unknown(), url: text });

const OUTCOME: Record<string, NonNullable<ReportedChange["outcome"]>> = {
  Running: "running",
  Terminating: "running",
  Succeeded: "succeeded",
  Failed: "failed",
  Error: "failed",
};
const SHORT_SHA = 12;
const IMAGE_TAG = /:([\w][\w.-]{0,127})$/;

/** What a sync brought: the one image's tag, else the revision. */
function versionOf({ summary, operationState }: z.infer<typeof application>["status"]): string {
  const [image = "", another] = summary.images;
  const tag = another === undefined ? IMAGE_TAG.exec(image)?.[1] : undefined;
  const { revision } = operationState.syncResult;
  return tag ?? (/^[0-9a-f]{40}$/.test(revision) ? revision.slice(0, SHORT_SHA) : revision);
}

/** A sync of an application, under way or over; null for an application that was never synced. */
export function readArgoCdChange(body: unknown, receivedAt: string): ChangeRead {
  const wrapped = notification.safeParse(body);
  const told = wrapped.success && wrapped.data.app !== undefined ? wrapped.data.app : body;
  const parsed = application.safeParse(told);
  if (!parsed.success) return { error: parsed.error };
  const { metadata, spec, status } = parsed.data;
  const { phase, startedAt, finishedAt, message, operation } = status.operationState;
  const outcome = OUTCOME[phase];
  if (!outcome) return null;
  const { username, automated } = operation.initiatedBy;
  const version = versionOf(status);
  const { labels } = metadata;
  return checkedChange(
    {
      // An application is synced again and again: the start of a sync names it.
      key: `${metadata.namespace}/${metadata.name}/${startedAt || receivedAt}`,
      kind: "deployment",
      at: finishedAt || startedAt || receivedAt,
      startedAt,
      finishedAt,
      outcome,
      summary: outcome === "failed" && message ? `${metadata.name}: ${message}` : `${metadata.name} ${version}`,
      service: labels["app.kubernetes.io/name"] ?? labels.service ?? metadata.name,
      environment: labels.environment ?? labels.env ?? spec.destination.namespace,
      version,
      url: wrapped.success ? wrapped.data.url : "",
      actor: username || (automated ? "Argo CD" : ""),
    },
    receivedAt,
  );
}
