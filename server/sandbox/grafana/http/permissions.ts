import { json, type Reply } from "./reply";
import type { Identity, Role } from "./service-account-tokens";

type Actions = Readonly<Record<string, string[]>>;

const VIEWER: Actions = {
  "alert.instances.external:read": ["datasources:*"],
  "alert.instances:read": [""],
  "alert.notifications.receivers:list": [""],
  "alert.notifications.receivers:read": ["receivers:*"],
  "alert.notifications.routes:read": [""],
  "alert.notifications:read": [""],
  "alert.rules.external:read": ["datasources:*"],
  "alert.rules:read": ["folders:*"],
  "alert.silences:read": ["folders:*"],
  "annotations:read": ["annotations:*"],
  "dashboards:read": ["dashboards:*", "folders:*"],
  "datasources.id:read": ["datasources:*"],
  "datasources:query": ["datasources:*"],
  "datasources:read": ["datasources:*"],
  "folders:read": ["folders:*"],
  "library.panels:read": ["folders:*"],
  "orgs:read": [""],
  "snapshots:read": [""],
};

const EDITOR: Actions = {
  ...VIEWER,
  "alert.instances:create": [""],
  "alert.instances:write": [""],
  "alert.notifications:write": [""],
  "alert.provisioning.provenance:write": [""],
  "alert.rules:create": ["folders:*"],
  "alert.rules:delete": ["folders:*"],
  "alert.rules:write": ["folders:*"],
  "alert.silences:create": ["folders:*"],
  "alert.silences:write": ["folders:*"],
  "annotations:create": ["annotations:*", "dashboards:*", "folders:*"],
  "annotations:delete": ["annotations:*", "dashboards:*", "folders:*"],
  "annotations:write": ["annotations:*", "dashboards:*", "folders:*"],
  "dashboards:create": ["folders:*"],
  "dashboards:delete": ["dashboards:*", "folders:*"],
  "dashboards:write": ["dashboards:*", "folders:*"],
  "datasources:explore": [""],
  "folders:create": ["folders:*"],
  "folders:delete": ["folders:*"],
  "folders:write": ["folders:*"],
  "library.panels:create": ["folders:*"],
  "library.panels:delete": ["folders:*"],
  "library.panels:write": ["folders:*"],
  "snapshots:create": [""],
  "snapshots:delete": [""],
};

const ADMIN: Actions = {
  ...EDITOR,
  "alert.notifications.provisioning:read": [""],
  "alert.notifications.provisioning:write": [""],
  "alert.notifications.system-status:read": [""],
  "alert.provisioning:read": [""],
  "alert.provisioning:write": [""],
  "alert.rules.provisioning:read": [""],
  "alert.rules.provisioning:write": [""],
  "datasources:write": ["datasources:*"],
  "org.users:read": ["users:*"],
  "orgs:write": [""],
  "serviceaccounts:read": ["serviceaccounts:*"],
};

/** What a role may do: action to scopes, as Grafana lists it. */
export const PERMISSIONS: Readonly<Record<Role, Actions>> = { Viewer: VIEWER, Editor: EDITOR, Admin: ADMIN };

/** A condition on a caller's actions, with the words Grafana has for it. */
export interface Requirement {
  text: string;
  holds(actions: Actions): boolean;
}

const parts = (list: readonly (string | Requirement)[]): Requirement[] =>
  list.map((one) => (typeof one === "string" ? { text: one, holds: (actions) => one in actions } : one));

const join = (list: readonly Requirement[]): string => list.map(({ text }) => text).join(", ");

export function anyOf(...list: (string | Requirement)[]): Requirement {
  const needed = parts(list);
  return { text: `any of ${join(needed)}`, holds: (actions) => needed.some((one) => one.holds(actions)) };
}

export function allOf(...list: (string | Requirement)[]): Requirement {
  const needed = parts(list);
  return { text: `all of ${join(needed)}`, holds: (actions) => needed.every((one) => one.holds(actions)) };
}

let refusals = 0;

/** Grafana's refusal when the caller lacks what is needed; undefined when it has it. */
export function lacking(identity: Identity, needed: string | Requirement): Reply | undefined {
  const [requirement] = parts([needed]);
  if (!requirement || requirement.holds(PERMISSIONS[identity.role])) return undefined;
  refusals += 1;
  return json(
    {
      accessErrorId: `ACE${String(refusals).padStart(10, "0")}`,
      message: `You'll need additional permissions to perform this action. Permissions needed: ${requirement.text}`,
      title: "Access denied",
    },
    403,
  );
}
