import { json, type Reply } from "./reply";
import type { Identity, Role } from "./service-account-tokens";

const VIEWER: Readonly<Record<string, string[]>> = {
  "alert.instances:read": [],
  "alert.notifications:read": [],
  "alert.rules:read": ["folders:*"],
  "annotations:read": ["annotations:*"],
  "dashboards:read": ["dashboards:*", "folders:*"],
  "datasources.id:read": ["datasources:*"],
  "datasources:query": ["datasources:*"],
  "datasources:read": ["datasources:*"],
  "folders:read": ["folders:*"],
  "orgs:read": [],
  "snapshots:read": ["snapshots:*"],
};

const EDITOR: Readonly<Record<string, string[]>> = {
  ...VIEWER,
  "alert.instances:create": [],
  "alert.instances:write": [],
  "annotations:create": ["annotations:*", "dashboards:*", "folders:*"],
  "annotations:delete": ["annotations:*", "dashboards:*", "folders:*"],
  "annotations:write": ["annotations:*", "dashboards:*", "folders:*"],
  "dashboards:create": ["folders:*"],
  "dashboards:write": ["dashboards:*", "folders:*"],
  "snapshots:create": [],
};

/** What a role may do: action to scopes, as Grafana lists it. */
export const PERMISSIONS: Readonly<Record<Role, Readonly<Record<string, string[]>>>> = {
  Viewer: VIEWER,
  Editor: EDITOR,
};

let refusals = 0;

/** Grafana's refusal when the caller lacks an action; undefined when it has it. */
export function lacking(identity: Identity, action: string): Reply | undefined {
  if (action in PERMISSIONS[identity.role]) return undefined;
  refusals += 1;
  return json(
    {
      accessErrorId: `ACE${String(refusals).padStart(10, "0")}`,
      message: `You'll need additional permissions to perform this action. Permissions needed: ${action}`,
      title: "Access denied",
    },
    403,
  );
}
