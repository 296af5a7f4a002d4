import { treeProblem } from "../alerting/policy-tree";
import type { ProvisioningStore } from "../alerting/provisioning-store";
import type { GrafanaProfile } from "../grafana-profile";
import { coded, json, message } from "../http/reply";
import { guardedRoute, type Route, writingRoute } from "../http/route";
import { deprecated, NOTIFICATIONS_READ, NOTIFICATIONS_WRITE, PROVISIONING, provenanceOf } from "./provisioning-access";

const PATH = `${PROVISIONING}/policies`;

/** The tree of notification policies, which is always written as a whole. */
export function policyRoutes(store: ProvisioningStore, profile: GrafanaProfile): Route[] {
  const shown = () => {
    const { tree, provenance } = store.policies;
    return provenance ? { ...tree, provenance } : tree;
  };
  return deprecated(profile, "routingtrees", [
    guardedRoute("GET", PATH, NOTIFICATIONS_READ, () => json(shown())),
    writingRoute("PUT", PATH, NOTIFICATIONS_WRITE, (call, { provenance: _provenance, ...tree }) => {
      const muteTimings = new Set(store.muteTimings.keys());
      const problem = treeProblem(tree, { receivers: store.receivers(), muteTimings });
      if (problem === "malformed") return message(400, "bad request data");
      if (problem) {
        const what =
          "receiver" in problem
            ? `receiver '${problem.receiver}' does not exist`
            : `mute time interval '${problem.muteTiming}' does not exist`;
        const text = `Invalid format of the submitted route: ${what}. Correct the payload and try again.`;
        return coded(400, "alerting.notifications.routes.invalidFormat", text, { Error: what });
      }
      if (store.policies.provenance === "file") {
        return message(500, "cannot change provenance from 'file' to 'api'");
      }
      store.policies = { tree, provenance: provenanceOf(call) };
      return json({ message: "policies updated" }, 202);
    }),
    guardedRoute("DELETE", PATH, NOTIFICATIONS_WRITE, () => {
      store.resetPolicies();
      return json(shown(), 202);
    }),
  ]);
}
