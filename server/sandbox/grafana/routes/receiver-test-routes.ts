import type { ContactPoint } from "../alerting/provisioning-store";
import { sendWebhook } from "../alerting/send-webhook";
import type { GrafanaProfile } from "../grafana-profile";
import { object, objects, text } from "../http/json-fields";
import { json, kubernetesStatus, message } from "../http/reply";
import { type Route, writingRoute } from "../http/route";
import { NOTIFICATIONS_WRITE } from "./provisioning-access";

const OLD = "/api/alertmanager/grafana/config/api/v1/receivers/test";
const GROUP = "notifications.alerting.grafana.app";
const NEW = `/apis/${GROUP}/:version/namespaces/:namespace/receivers/:name/test`;

const LABELS = { alertname: "TestAlert", grafana_folder: "Test Folder", instance: "Grafana" };
const ANNOTATIONS = { summary: "Notification test" };

/** Sends a made-up alert through a contact point that need not be saved yet. */
export function receiverTestRoutes(profile: GrafanaProfile, now: () => number, publicUrl: () => string): Route[] {
  async function send(type: string, name: string, settings: Record<string, unknown>): Promise<string | undefined> {
    if (type !== "webhook") return undefined;
    const contact: ContactPoint = { uid: "", name, type, settings, disableResolveMessage: false, provenance: "" };
    const alert = {
      ruleUid: "test",
      labels: LABELS,
      annotations: ANNOTATIONS,
      fingerprint: "57c6d9296de2ad39",
      startsAt: now(),
      endsAt: now(),
      updatedAt: now(),
      values: { B: 22, C: 1 },
      valueString: "[ var='B' labels={} type='reduce' value=22 ]",
      silencedBy: [],
      resolvedAt: undefined,
    };
    const group = { receiver: name, groupKey: "test", labels: LABELS, alerts: [alert] };
    try {
      await sendWebhook(contact, group, { publicUrl: publicUrl(), version: profile.version, now: now() });
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  const old = writingRoute("POST", OLD, NOTIFICATIONS_WRITE, async (_call, body) => {
    if (profile.receiversTest === "gone") {
      const instead = `/apis/${GROUP}/v1beta1/namespaces/{namespace}/receivers/{uid}/test`;
      return message(410, `This endpoint has been removed. Please use \`${instead}\` instead.`);
    }
    const receivers = [];
    let failed = false;
    for (const receiver of objects(body.receivers)) {
      const configs = [];
      for (const config of objects(receiver.grafana_managed_receiver_configs)) {
        const error = await send(text(config.type), text(receiver.name), object(config.settings) ?? {});
        failed ||= error !== undefined;
        const status = error === undefined ? { status: "ok" } : { status: "failed", error };
        configs.push({ name: text(config.name), uid: text(config.uid), ...status });
      }
      receivers.push({ name: text(receiver.name), grafana_managed_receiver_configs: configs });
    }
    const alert = { annotations: ANNOTATIONS, labels: LABELS };
    return json({ alert, receivers, notified_at: new Date(now()).toISOString() }, failed ? 207 : 200);
  });
  const served = profile.apis[GROUP];
  if (!served) return [old];
  const app = writingRoute("POST", NEW, NOTIFICATIONS_WRITE, async ({ parameters: [version = ""] }, body) => {
    if (!served.includes(version)) return kubernetesStatus(404, "the server could not find the requested resource", {});
    const integration = object(body.integration) ?? {};
    const error = await send(text(integration.type), "test", object(integration.settings) ?? {});
    return json(error === undefined ? { status: "success" } : { status: "failure", error });
  });
  return [old, app];
}
