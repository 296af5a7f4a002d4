import { GRAFANA_ROLES, type GrafanaRole, type TokenFacts, type TokenName, type TokenReport } from "../contract";
import { hasPermission, type Permissions } from "./has-permission";

/** An action that a basic role has and the ones before it lack. */
const MARK_OF_ROLE: Record<GrafanaRole, string> = {
  Viewer: "datasources:query",
  Editor: "dashboards:create",
  Admin: "datasources:write",
};

function roleOf(permissions: Permissions): GrafanaRole | "None" {
  return GRAFANA_ROLES.findLast((role) => hasPermission(permissions, MARK_OF_ROLE[role])) ?? "None";
}

/** Most that a token needs: the one that reads is an Editor only where it has to write, too. */
function neededRole(token: TokenName, alone: boolean): GrafanaRole {
  return token === "read" && !alone ? "Viewer" : "Editor";
}

/** Whose token it is, whether it is accepted, and what it may do. `alone` says that there is no other token. */
export function tokenReport(token: TokenName, facts: TokenFacts, alone: boolean): TokenReport {
  const { organization, permissions, wantedOrganization } = facts;
  const role = permissions.state === "ok" ? roleOf(permissions.value) : null;
  const failed = [organization, permissions].find((step) => step.state === "failed");
  const failure = failed?.state === "failed" ? failed.failure : null;
  const found = organization.state === "ok" ? organization.value : null;
  const elsewhere =
    failure?.reason.includes("requested organization") === true ||
    (found !== null && wantedOrganization !== null && found.id !== wantedOrganization);
  const refused = failure !== null && (failure.status === 401 || failure.status === 403);
  const excessive =
    role !== null && role !== "None" && GRAFANA_ROLES.indexOf(role) > GRAFANA_ROLES.indexOf(neededRole(token, alone));
  const state = elsewhere ? "wrong-organization" : refused ? "refused" : found === null ? "unknown" : "ok";
  return { token, state, organization: found, wantedOrganization, role, excessive, failure };
}
