import type { SourceKind, SourceOptions, Verification } from "@/server/intake/contract";
import { alertmanagerReceiver } from "@/app/_features/intake/source/snippets/alertmanager-receiver";
import { argoCdConfig } from "@/app/_features/intake/source/snippets/argo-cd-config";
import { curlCall } from "@/app/_features/intake/source/snippets/curl-call";
import { contactPoint, contactPointFields } from "@/app/_features/intake/source/snippets/contact-point";

/** Who is told, and what proves it. */
export interface Sender {
  kind: SourceKind;
  url: string;
  verification: Verification;
  options: SourceOptions;
  mapping: string | null;
  /** What stands for the secret where it is not known any more. */
  secret: string;
}

export type SnippetId = "receiver" | "pagerdutyReceiver" | "contactPoint" | "argocd" | "curl";
export type FieldId =
  | "integration"
  | "url"
  | "method"
  | "contentType"
  | "secret"
  | "hmacSecret"
  | "header"
  | "timestampHeader"
  | "scheme"
  | "credentials"
  | "username"
  | "password"
  | "token"
  | "routingKey";

/** What is pasted at the sending side, or filled in there field by field. */
export interface Snippets {
  fields: readonly { id: FieldId; value: string }[];
  texts: readonly { id: SnippetId; text: string }[];
}

/** Ready to paste: nothing of it has to be known by heart. */
export function snippetsOf(sender: Sender): Snippets {
  const { kind, url, secret } = sender;
  const curl = { id: "curl" as const, text: curlCall(sender) };
  switch (kind) {
    case "alertmanager":
      return { fields: [], texts: [{ id: "receiver", text: alertmanagerReceiver(sender) }, curl] };
    case "grafana":
      return { fields: contactPointFields(sender), texts: [{ id: "contactPoint", text: contactPoint(sender) }, curl] };
    case "pagerduty":
      return {
        fields: [
          { id: "url", value: url },
          { id: "routingKey", value: secret },
        ],
        texts: [{ id: "pagerdutyReceiver", text: alertmanagerReceiver(sender) }, curl],
      };
    case "github":
      return {
        fields: [
          { id: "url", value: url },
          { id: "contentType", value: "application/json" },
          { id: "secret", value: secret },
        ],
        texts: [],
      };
    case "gitlab":
      return {
        fields: [
          { id: "url", value: url },
          { id: "token", value: secret },
        ],
        texts: [],
      };
    case "argocd":
      return { fields: [], texts: [{ id: "argocd", text: argoCdConfig(sender) }] };
    case "cloudevents":
    case "generic":
      return { fields: [], texts: [curl] };
  }
}
