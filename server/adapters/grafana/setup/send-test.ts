import { z } from "zod";
import type { WantedHook } from "@/server/ports/alerting-setup";
import { grafanaFailure } from "../grafana-failure";
import { readAnswer } from "../read-answer";
import { contactPointUid, webhookSettings } from "./contact-point";
import { refusedWith, type SetupClient } from "./setup-client";

const OLD = "api/alertmanager/grafana/config/api/v1/receivers/test";
const config = z.object({ status: z.string(), error: z.string().catch("") });
const oldAnswer = z.object({
  receivers: z.array(z.object({ grafana_managed_receiver_configs: z.array(config) })),
});
const answer = z.object({ status: z.string(), error: z.string().catch("") });

const LABELS = { alertname: "SRE Assistant test", severity: "none" };
const ANNOTATIONS = { summary: "A test of the connection" };

function failed(reason: string) {
  const words = reason || "Grafana could not send its test";
  return grafanaFailure("GRAFANA_REFUSED", {
    status: 0,
    code: "test-not-delivered",
    message: words.slice(0, 1_000),
    retryable: true,
    permissionNeeded: null,
  });
}

/** Has Grafana send a made-up alert: as up to 12, or as since 13. @param base of the newer interface, where there is one */
export async function sendTest(ask: SetupClient, hook: WantedHook, base: string | null): Promise<void> {
  const integration = {
    uid: contactPointUid(hook.name),
    type: "webhook",
    disableResolveMessage: false,
    settings: webhookSettings(hook),
  };
  const alert = { labels: LABELS, annotations: ANNOTATIONS };
  try {
    const receivers = [{ name: hook.name, grafana_managed_receiver_configs: [{ ...integration, name: hook.name }] }];
    const body = await ask({
      method: "POST",
      path: OLD,
      body: { receivers, alert },
      // A test that failed is told with these, in the same form.
      acceptFailed: (status) => status === 207 || status === 400 || status === 408,
    });
    const bad = readAnswer(oldAnswer, body, "test")
      .receivers.flatMap((each) => each.grafana_managed_receiver_configs)
      .find(({ status }) => status !== "ok");
    if (bad) throw failed(bad.error);
  } catch (error) {
    if (base === null || ![404, 410].includes(Number(refusedWith(error)))) throw error;
    const name = Buffer.from(hook.name).toString("base64url");
    const body = { integration: { ...integration, version: "v1", secureFields: {} }, alert };
    const told = readAnswer(
      answer,
      await ask({ method: "POST", path: `${base}/receivers/${name}/test`, body }),
      "test",
    );
    if (told.status !== "success") throw failed(told.error);
  }
}
