import { createHash } from "node:crypto";
import { z } from "zod";
import type { HookState, WantedHook } from "@/server/ports/alerting-setup";
import { readAnswer } from "../read-answer";
import { conflict, refusedWith, type SetupClient } from "./setup-client";

const PATH = "api/v1/provisioning/contact-points";
const found = z.array(z.object({ uid: z.string(), name: z.string() }));
/** So that it may still be changed in Grafana. */
const EDITABLE = { "x-disable-provenance": "true" };

/** The same for the same name, so that a second try finds what the first has left. */
export const contactPointUid = (name: string): string =>
  `sre-assistant-${createHash("sha256").update(name).digest("hex").slice(0, 16)}`;

/** Settings of a webhook; those that a version does not know it leaves aside. */
export function webhookSettings({ url, secret }: WantedHook) {
  return {
    url,
    httpMethod: "POST",
    maxAlerts: "0",
    authorization_scheme: "Bearer",
    authorization_credentials: secret,
    hmacConfig: {
      secret,
      header: "X-Grafana-Alerting-Signature",
      timestampHeader: "X-Grafana-Alerting-Timestamp",
    },
  };
}

/** Contact points by the provisioning API, which 11 to 13 have alike. */
export function contactPoints(ask: SetupClient) {
  async function state(name: string): Promise<HookState["contactPoint"]> {
    const points = readAnswer(found, await ask({ path: PATH, params: [["name", name]] }), "contact points");
    const own = points.filter((point) => point.name === name);
    if (own.length === 0) return "missing";
    return own.every(({ uid }) => uid === contactPointUid(name)) ? "ours" : "other";
  }

  return {
    state,
    /** Whether it was not there before. @throws AppError CONFLICT */
    async put(hook: WantedHook): Promise<boolean> {
      const before = await state(hook.name);
      if (before === "other") throw conflict("name-taken", `There is another contact point with the name ${hook.name}`);
      const uid = contactPointUid(hook.name);
      const body = {
        uid,
        name: hook.name,
        type: "webhook",
        disableResolveMessage: false,
        settings: webhookSettings(hook),
      };
      // Secrets are hidden when it is read, so it is written whole each time.
      if (before === "ours") await ask({ method: "PUT", path: `${PATH}/${uid}`, body, headers: EDITABLE });
      else await ask({ method: "POST", path: PATH, body, headers: EDITABLE });
      return before === "missing";
    },
    async remove(name: string): Promise<void> {
      if ((await state(name)) !== "ours") return;
      try {
        await ask({ method: "DELETE", path: `${PATH}/${contactPointUid(name)}` });
      } catch (error) {
        if (refusedWith(error) !== 404) throw error;
      }
    },
  };
}
