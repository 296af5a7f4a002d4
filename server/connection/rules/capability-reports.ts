import {
  CAPABILITIES,
  type Capability,
  type CapabilityReport,
  type ConnectionFacts,
  type GrafanaRole,
} from "../contract";
import { hasPermission, type Permissions } from "./has-permission";
import { isAtLeast } from "./version-support";

interface Need {
  /** Sets of actions; one whole set is enough. The first one is named to people. */
  anyOf: readonly (readonly string[])[];
  /** Where the action needs a certain scope to be of use. */
  scope?: string;
}

/** What provisioning takes where the basic role Editor is enough for it. */
const PROVISION_AS_EDITOR = ["alert.notifications:write", "alert.provisioning.provenance:write"];

/**
 * What each capability needs. Annotations need the scope of the organization: marks of an incident belong to no
 * dashboard.
 *
 * @see https://grafana.com/docs/grafana/latest/administration/roles-and-access-control/custom-role-actions-scopes/
 */
const NEEDS: Record<Capability, Need> = {
  query: { anyOf: [["datasources:query", "dashboards:read"]] },
  annotate: { anyOf: [["annotations:create"]], scope: "annotations:type:organization" },
  silence: {
    anyOf: [
      ["alert.silences:create", "alert.silences:read"],
      ["alert.silences:write", "alert.silences:read"],
      ["alert.instances:create", "alert.instances:read"],
      ["alert.instances:write", "alert.instances:read"],
    ],
  },
  snapshot: { anyOf: [["snapshots:create"]] },
  provision: {
    anyOf: [["alert.provisioning:write"], ["alert.notifications.provisioning:write"], PROVISION_AS_EDITOR],
  },
};

/** From 12.4 on the basic role Editor holds what provisioning of contact points needs. */
const roleFor = (capability: Capability, version: string): GrafanaRole => {
  if (capability === "query") return "Viewer";
  return capability === "provision" && !isAtLeast(version, 12, 4) ? "Admin" : "Editor";
};

/** The actions that are missing; of several ways to get there, those of the one that the role opens. */
function missingOf({ anyOf, scope }: Need, permissions: Permissions, role: GrafanaRole): string[] {
  const lacking = anyOf.map((actions) => actions.filter((action) => !hasPermission(permissions, action, scope)));
  const named = role === "Editor" ? Math.max(0, anyOf.indexOf(PROVISION_AS_EDITOR)) : 0;
  return lacking.some((actions) => actions.length === 0) ? [] : (lacking[named] ?? []);
}

/** What can be done, with which token, and what is missing for the rest. */
export function capabilityReports(facts: ConnectionFacts): CapabilityReport[] {
  const settings = facts.settings.state === "ok" ? facts.settings.value : null;
  const version = settings?.version ?? (facts.health.state === "ok" ? facts.health.value.version : "");
  const off: Partial<Record<Capability, boolean>> = {
    silence: settings?.alerting === false,
    provision: settings?.alerting === false,
    snapshot: settings?.snapshots === false,
  };
  return CAPABILITIES.map((capability) => {
    const token = capability === "query" || facts.tokens.write === null ? "read" : "write";
    const permissions = facts.tokens[token]?.permissions;
    const report = { capability, token, missing: [] as string[], role: roleFor(capability, version) } as const;
    if (off[capability]) return { ...report, state: "off" };
    if (permissions?.state !== "ok") return { ...report, state: "unknown" };
    const missing = missingOf(NEEDS[capability], permissions.value, report.role);
    return { ...report, missing, state: missing.length === 0 ? "works" : "missing" };
  });
}
