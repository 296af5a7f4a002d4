import { createHash } from "node:crypto";
import type { MuteTiming, ProvisioningStore } from "../alerting/provisioning-store";
import type { GrafanaProfile } from "../grafana-profile";
import { type JsonObject, text } from "../http/json-fields";
import { coded, json, message } from "../http/reply";
import { type Call, guardedRoute, type Route, writingRoute } from "../http/route";
import { deprecated, NOTIFICATIONS_READ, NOTIFICATIONS_WRITE, PROVISIONING, provenanceOf } from "./provisioning-access";

const PATH = `${PROVISIONING}/mute-timings`;
const TEMPLATES = `${PROVISIONING}/templates`;

const versionOf = (body: unknown): string =>
  createHash("sha256").update(JSON.stringify(body)).digest("hex").slice(0, 16);

/** Times in which nothing is sent, and templates of what is sent. */
export function muteTimingRoutes(store: ProvisioningStore, profile: GrafanaProfile): Route[] {
  const read = (call: Call, body: JsonObject, name: string): MuteTiming => ({
    name,
    time_intervals: body.time_intervals,
    version: versionOf(body.time_intervals),
    provenance: provenanceOf(call),
  });
  const timings = deprecated(profile, "timeintervals", [
    guardedRoute("GET", PATH, NOTIFICATIONS_READ, () => json([...store.muteTimings.values()])),
    writingRoute("POST", PATH, NOTIFICATIONS_WRITE, (call, body) => {
      const name = text(body.name);
      if (!name || !Array.isArray(body.time_intervals)) return message(400, "bad request data");
      if (store.muteTimings.has(name)) {
        return coded(
          400,
          "alerting.notifications.time-intervals.nameExists",
          "Time interval with this name already exists",
        );
      }
      store.muteTimings.set(name, read(call, body, name));
      return json(store.muteTimings.get(name), 201);
    }),
    writingRoute("PUT", `${PATH}/:name`, NOTIFICATIONS_WRITE, (call, body) => {
      const [name = ""] = call.parameters;
      const before = store.muteTimings.get(name);
      if (!before) return { status: 404 };
      if (text(body.version) && body.version !== before.version) {
        return coded(
          409,
          "alerting.notifications.time-intervals.conflict",
          "provided version does not match the current one",
        );
      }
      store.muteTimings.set(name, read(call, body, name));
      return json(store.muteTimings.get(name), 202);
    }),
    guardedRoute("DELETE", `${PATH}/:name`, NOTIFICATIONS_WRITE, ({ parameters: [name = ""] }) => {
      if (JSON.stringify(store.policies.tree).includes(`"${name}"`)) {
        return coded(
          409,
          "alerting.notifications.time-intervals.used",
          "Time interval is used by a notification policy",
        );
      }
      store.muteTimings.delete(name);
      return { status: 204 };
    }),
  ]);
  const templates = deprecated(profile, "templategroups", [
    guardedRoute("GET", TEMPLATES, NOTIFICATIONS_READ, () =>
      json(store.templates.size > 0 ? [...store.templates.values()] : null),
    ),
    guardedRoute("GET", `${TEMPLATES}/:name`, NOTIFICATIONS_READ, ({ parameters: [name = ""] }) => {
      const found = store.templates.get(name);
      return found ? json(found) : { status: 404 };
    }),
    writingRoute("PUT", `${TEMPLATES}/:name`, NOTIFICATIONS_WRITE, (call, body) => {
      const [name = ""] = call.parameters;
      store.templates.set(name, { name, template: text(body.template), provenance: provenanceOf(call) });
      return json(store.templates.get(name), 202);
    }),
    guardedRoute("DELETE", `${TEMPLATES}/:name`, NOTIFICATIONS_WRITE, ({ parameters: [name = ""] }) => {
      store.templates.delete(name);
      return { status: 204 };
    }),
  ]);
  return [...timings, ...templates];
}
