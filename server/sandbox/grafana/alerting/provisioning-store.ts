import type { JsonObject } from "../http/json-fields";
import type { AlertRule } from "./alert-rule";

export interface ContactPoint {
  uid: string;
  name: string;
  type: string;
  settings: JsonObject;
  disableResolveMessage: boolean;
  /** "" when it may be changed in the UI, "api" or "file" when not. */
  provenance: string;
}

export interface MuteTiming {
  name: string;
  time_intervals: unknown;
  version: string;
  provenance: string;
}

/** Alerting's configuration as it can be changed through the provisioning API. */
export interface ProvisioningStore {
  contactPoints: Map<string, ContactPoint>;
  muteTimings: Map<string, MuteTiming>;
  templates: Map<string, { name: string; template: string; provenance: string }>;
  rules: Map<string, AlertRule>;
  policies: { tree: JsonObject; provenance: string };
  /** Names that policies may send to. */
  receivers(): Set<string>;
  resetPolicies(): void;
}

const FIRST_RECEIVER = "grafana-default-email";
const defaultTree = (): JsonObject => ({ receiver: FIRST_RECEIVER, group_by: ["grafana_folder", "alertname"] });

/** What a Grafana starts with: one contact point by mail that nobody has set up, and a tree of one policy. */
export function createProvisioningStore(): ProvisioningStore {
  const contactPoints = new Map<string, ContactPoint>([
    [
      FIRST_RECEIVER,
      {
        uid: FIRST_RECEIVER,
        name: FIRST_RECEIVER,
        type: "email",
        settings: { addresses: "<example@email.com>" },
        disableResolveMessage: false,
        provenance: "",
      },
    ],
  ]);
  const store: ProvisioningStore = {
    contactPoints,
    muteTimings: new Map(),
    templates: new Map(),
    rules: new Map(),
    policies: { tree: defaultTree(), provenance: "" },
    receivers: () => new Set([...contactPoints.values()].map(({ name }) => name)),
    resetPolicies() {
      store.policies = { tree: defaultTree(), provenance: "" };
    },
  };
  return store;
}

/** The parts of a contact point's settings that are never shown again. */
const SECRETS = new Set([
  "password",
  "authorization_credentials",
  "secret",
  "token",
  "integrationKey",
  "client_secret",
]);
const HIDDEN = "[REDACTED]";

/** Settings with their secrets hidden, at any depth. */
export function withoutSecrets(settings: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => {
      if (SECRETS.has(name) && value) return [name, HIDDEN];
      const nested = typeof value === "object" && value !== null && !Array.isArray(value);
      return [name, nested ? withoutSecrets(value as JsonObject) : value];
    }),
  );
}
