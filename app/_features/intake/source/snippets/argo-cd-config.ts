import type { Sender } from "@/app/_features/intake/source/snippets-of";

/** Of the ConfigMap `argocd-notifications-cm`; the secret stands in `argocd-notifications-secret`. */
export function argoCdConfig({ url, verification, options, secret }: Sender): string {
  const header = (name: string, value: string) => [`      - name: ${name}`, `        value: ${value}`];
  return [
    "apiVersion: v1",
    "kind: Secret",
    "metadata:",
    "  name: argocd-notifications-secret",
    "stringData:",
    `  sre-assistant: ${JSON.stringify(secret)}`,
    "---",
    "apiVersion: v1",
    "kind: ConfigMap",
    "metadata:",
    "  name: argocd-notifications-cm",
    "data:",
    "  service.webhook.sre-assistant: |",
    `    url: ${url}`,
    ...(verification === "basic"
      ? ["    basicAuth:", `      username: ${options.username ?? ""}`, "      password: $sre-assistant"]
      : []),
    "    headers:",
    ...header("Content-Type", "application/json"),
    ...(verification === "bearer" ? header("Authorization", "Bearer $sre-assistant") : []),
    "  template.sre-assistant: |",
    "    webhook:",
    "      sre-assistant:",
    "        method: POST",
    "        body: |",
    '          {"app": {{toJson .app}}, "url": "{{.context.argocdUrl}}/applications/{{.app.metadata.name}}"}',
    "  trigger.sre-assistant: |",
    "    - when: app.status.operationState.phase in ['Running', 'Succeeded', 'Failed', 'Error']",
    "      oncePer: app.status.operationState.startedAt + app.status.operationState.phase",
    "      send: [sre-assistant]",
    "  subscriptions: |",
    "    - recipients: [sre-assistant]",
    "      triggers: [sre-assistant]",
    "",
  ].join("\n");
}
