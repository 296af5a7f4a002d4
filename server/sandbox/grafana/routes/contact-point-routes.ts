import { randomUUID } from "node:crypto";
import { type ContactPoint, type ProvisioningStore, withoutSecrets } from "../alerting/provisioning-store";
import type { GrafanaProfile } from "../grafana-profile";
import { type JsonObject, object, objects, text } from "../http/json-fields";
import { coded, json, message, type Reply } from "../http/reply";
import { type Call, guardedRoute, type Route, writingRoute } from "../http/route";
import { deprecated, NOTIFICATIONS_READ, NOTIFICATIONS_WRITE, PROVISIONING, provenanceOf } from "./provisioning-access";

const PATH = `${PROVISIONING}/contact-points`;

/** What each kind of contact point cannot do without. */
const REQUIRED: Readonly<Record<string, string>> = {
  webhook: "url",
  slack: "recipient",
  email: "addresses",
  pagerduty: "integrationKey",
};

const onTheWire = ({ provenance, settings, ...point }: ContactPoint): JsonObject => ({
  ...point,
  settings: withoutSecrets(settings),
  ...(provenance ? { provenance } : {}),
});

function problem(body: JsonObject): string | undefined {
  const type = text(body.type);
  const required = REQUIRED[type];
  if (required === undefined) return `unknown integration type: ${type}`;
  if (text(object(body.settings)?.[required])) return undefined;
  const which = `integration ${JSON.stringify(text(body.name))} (UID ${text(body.uid)}) of type ${JSON.stringify(type)}`;
  return `failed to validate ${which}: required field '${required}' is not specified`;
}

function used(tree: JsonObject, name: string): boolean {
  return tree.receiver === name || objects(tree.routes).some((child) => used(child, name));
}

/** Contact points through the provisioning API. Secrets are hidden in every answer. */
export function contactPointRoutes(store: ProvisioningStore, profile: GrafanaProfile): Route[] {
  function read(call: Call, uid: string, body: JsonObject): ContactPoint {
    return {
      uid,
      name: text(body.name),
      type: text(body.type),
      settings: object(body.settings) ?? {},
      disableResolveMessage: body.disableResolveMessage === true,
      provenance: provenanceOf(call),
    };
  }
  function add(call: Call, body: JsonObject): Reply {
    const uid = text(body.uid) || randomUUID().slice(0, 14);
    const holder = store.contactPoints.get(uid);
    if (holder) {
      const where = `Receiver configuration with UID '${uid}' already exists in contact point '${holder.name}'.`;
      return coded(
        409,
        "alerting.notifications.contact-points.uidInUse",
        `${where} Please use unique identifiers for receivers across all contact points.`,
        { Name: holder.name, UID: uid },
      );
    }
    const wrong = problem({ ...body, uid });
    if (wrong) return message(400, `invalid object specification: ${wrong}`);
    const point = read(call, uid, body);
    store.contactPoints.set(uid, point);
    return json(onTheWire(point), 202);
  }
  function replace(call: Call, body: JsonObject): Reply {
    const [uid = ""] = call.parameters;
    const before = store.contactPoints.get(uid);
    if (!before) return message(404, `object not found: contact point with uid '${uid}' not found`);
    const after = provenanceOf(call);
    if (before.provenance === "api" && after === "") {
      return message(500, "cannot change provenance from 'api' to ''");
    }
    const wrong = problem({ ...body, uid });
    if (wrong) return message(400, `invalid object specification: ${wrong}`);
    store.contactPoints.set(uid, read(call, uid, body));
    return json({ message: "contactpoint updated" }, 202);
  }
  function remove({ parameters: [uid = ""] }: Call): Reply {
    const found = store.contactPoints.get(uid);
    const others = [...store.contactPoints.values()].some((one) => one.uid !== uid && one.name === found?.name);
    if (found && !others && used(store.policies.tree, found.name)) {
      const name = "alerting.notifications.contact-points.referenced";
      return coded(409, name, "Contact point is currently referenced by a notification policy.");
    }
    store.contactPoints.delete(uid);
    return json({ message: "contactpoint deleted" }, 202);
  }
  return deprecated(profile, "receivers", [
    guardedRoute("GET", PATH, NOTIFICATIONS_READ, ({ url }) => {
      const name = url.searchParams.get("name");
      return json([...store.contactPoints.values()].filter((one) => !name || one.name === name).map(onTheWire));
    }),
    writingRoute("POST", PATH, NOTIFICATIONS_WRITE, add),
    writingRoute("PUT", `${PATH}/:uid`, NOTIFICATIONS_WRITE, replace),
    guardedRoute("DELETE", `${PATH}/:uid`, NOTIFICATIONS_WRITE, remove),
  ]);
}
