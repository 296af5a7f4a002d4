import { stringify } from "yaml";
import type { HookPlan } from "@/server/ports/alerting-setup";

/**
 * Grafana puts variables of its environment in place of what begins with a dollar; two are one. Matchers it takes as
 * they are: so does its own export.
 */
function plain(value: unknown, key = ""): unknown {
  if (key === "object_matchers") return value;
  if (typeof value === "string") return value.replaceAll("$", () => "$$");
  if (Array.isArray(value)) return value.map((each) => plain(each));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each, name)]));
}

/** A plan as a file for Grafana's folder `provisioning/alerting`. */
export function provisioningYaml({ contactPoint, policies, orgId }: HookPlan): string {
  const { name, uid, type, settings } = contactPoint;
  const receivers = [{ uid, type, settings, disableResolveMessage: false }];
  return stringify(
    {
      apiVersion: 1,
      contactPoints: [{ orgId, name: plain(name), receivers: plain(receivers) }],
      ...(policies && { policies: [{ orgId, ...(plain(policies) as object) }] }),
    },
    { lineWidth: 0 },
  );
}
