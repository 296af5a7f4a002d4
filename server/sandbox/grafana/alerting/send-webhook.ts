import { object, text } from "../http/json-fields";
import type { ContactPoint } from "./provisioning-store";
import { type NotifiedGroup, webhookPayload } from "./webhook-payload";
import { webhookSignature } from "./webhook-signature";

const DEADLINE_MS = 30_000;

interface Sender {
  publicUrl: string;
  version: string;
  now: number;
}

/** Sends a group to a webhook contact point once. @throws when the receiver does not answer with 2xx */
export async function sendWebhook(contact: ContactPoint, group: NotifiedGroup, sender: Sender): Promise<void> {
  const { settings } = contact;
  const url = text(settings.url);
  if (url === "grafana://noop") return;
  const maxAlerts = Number(settings.maxAlerts ?? 0) || 0;
  const body = JSON.stringify(webhookPayload(group, { ...sender, maxAlerts }));
  const hmac = object(settings.hmacConfig);
  const basic = `${text(settings.username)}:${text(settings.password)}`;
  const credentials = text(settings.authorization_credentials);
  const authorization = credentials
    ? `${text(settings.authorization_scheme) || "Bearer"} ${credentials}`
    : text(settings.username)
      ? `Basic ${Buffer.from(basic).toString("base64")}`
      : "";
  const response = await fetch(url, {
    method: text(settings.httpMethod) || "POST",
    headers: {
      "content-type": "application/json",
      "user-agent": "Grafana",
      ...(authorization ? { authorization } : {}),
      ...(hmac && text(hmac.secret)
        ? webhookSignature(
            { secret: text(hmac.secret), header: text(hmac.header), timestampHeader: text(hmac.timestampHeader) },
            body,
            sender.now,
          )
        : {}),
    },
    body,
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`webhook response status ${response.status} ${response.statusText}`);
}
