import { createHash } from "node:crypto";
import { treeProblem } from "../alerting/policy-tree";
import { type ProvisioningStore, withoutSecrets } from "../alerting/provisioning-store";
import type { GrafanaProfile } from "../grafana-profile";
import { type JsonObject, object, objects, text } from "../http/json-fields";
import { lacking } from "../http/permissions";
import { readJson } from "../http/read-json";
import { json, kubernetesStatus, type Reply } from "../http/reply";
import { type Call, type Route, route } from "../http/route";
import { NOTIFICATIONS_READ, NOTIFICATIONS_WRITE } from "./provisioning-access";

const GROUP = "notifications.alerting.grafana.app";
const PATH = `/apis/${GROUP}/:version/namespaces/:namespace`;
const TREE = "user-defined";

const hash = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);

/** Matchers as the app platform writes them, instead of the triples of the older API. */
function routeSpec(route: JsonObject): JsonObject {
  const { object_matchers: triples, routes, ...rest } = route;
  const list = Array.isArray(triples) ? (triples as [string, string, string][]) : [];
  return {
    ...rest,
    matchers: list.map(([label, type, value]) => ({ label, type, value })),
    routes: objects(routes).map(routeSpec),
  };
}

function legacyRoute({ matchers, routes, ...rest }: JsonObject): JsonObject {
  const triples = objects(matchers).map(({ label, type, value }) => [text(label), text(type), text(value)]);
  const below = objects(routes).map(legacyRoute);
  return {
    ...rest,
    ...(triples.length > 0 ? { object_matchers: triples } : {}),
    ...(below.length > 0 ? { routes: below } : {}),
  };
}

/** Receivers and the routing tree as Kubernetes objects. */
export function apisNotificationRoutes(store: ProvisioningStore, profile: GrafanaProfile): Route[] {
  const versions = profile.apis[GROUP];
  if (!versions) return [];
  const served =
    (
      needed: typeof NOTIFICATIONS_READ,
      handle: (call: Call, version: string) => Reply | Promise<Reply>,
    ): Route["handle"] =>
    (call) => {
      const [version = ""] = call.parameters;
      if (!versions.includes(version)) {
        return kubernetesStatus(404, "the server could not find the requested resource", {});
      }
      return lacking(call.identity, needed) ? kubernetesStatus(403) : handle(call, version);
    };
  const object_ = (name: string, spec: JsonObject, provenance = ""): JsonObject => ({
    metadata: {
      name,
      namespace: "default",
      resourceVersion: hash(spec),
      annotations: { "grafana.com/provenance": provenance || "none" },
    },
    spec,
  });
  const tree = (): JsonObject => {
    const { routes, ...defaults } = store.policies.tree;
    return object_(TREE, { defaults, routes: objects(routes).map(routeSpec) }, store.policies.provenance);
  };
  const receivers = () =>
    [...store.receivers()].map((title) => {
      const own = [...store.contactPoints.values()].filter(({ name }) => name === title);
      const integrations = own.map(({ uid, type, settings, disableResolveMessage }) => ({
        uid,
        type,
        version: "v1",
        disableResolveMessage,
        settings: withoutSecrets(settings),
        secureFields: {},
      }));
      return object_(Buffer.from(title).toString("base64url"), { title, integrations });
    });
  const list = (kind: string, version: string, items: JsonObject[]) =>
    json({ kind, apiVersion: `${GROUP}/${version}`, metadata: {}, items });

  async function replaceTree({ request }: Call, version: string): Promise<Reply> {
    const body = (await readJson(request)) ?? {};
    const spec = object(body.spec) ?? {};
    const known = text(object(body.metadata)?.resourceVersion);
    if (known && known !== object(tree().metadata)?.resourceVersion) {
      const why = "the object has been modified; please apply your changes to the latest version and try again";
      const details = { name: TREE, group: GROUP, kind: "routingtrees" };
      return kubernetesStatus(409, `Operation cannot be fulfilled on routingtrees.${GROUP} "${TREE}": ${why}`, details);
    }
    const below = objects(spec.routes).map(legacyRoute);
    const next = { ...object(spec.defaults), ...(below.length > 0 ? { routes: below } : {}) };
    const muteTimings = new Set(store.muteTimings.keys());
    const problem = treeProblem(next, { receivers: store.receivers(), muteTimings });
    if (problem) return kubernetesStatus(400, `invalid routing tree: ${JSON.stringify(problem)}`);
    store.policies = { tree: next, provenance: "" };
    return json({ kind: "RoutingTree", apiVersion: `${GROUP}/${version}`, ...tree() });
  }

  return [
    route(
      "GET",
      `${PATH}/receivers`,
      served(NOTIFICATIONS_READ, (_call, version) => list("ReceiverList", version, receivers())),
    ),
    route(
      "GET",
      `${PATH}/routingtrees`,
      served(NOTIFICATIONS_READ, (_call, version) => list("RoutingTreeList", version, [tree()])),
    ),
    route(
      "GET",
      `${PATH}/routingtrees/${TREE}`,
      served(NOTIFICATIONS_READ, (_call, version) =>
        json({ kind: "RoutingTree", apiVersion: `${GROUP}/${version}`, ...tree() }),
      ),
    ),
    route("PUT", `${PATH}/routingtrees/${TREE}`, served(NOTIFICATIONS_WRITE, replaceTree)),
  ];
}
