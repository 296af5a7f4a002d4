import type { GrafanaProfile } from "../grafana-profile";
import { PERMISSIONS } from "../http/permissions";
import { json, message } from "../http/reply";
import { guardedRoute, openRoute, type Route, route } from "../http/route";

/** Health, and who the token is and what it may do. */
export function identityRoutes({ version, userOfToken }: GrafanaProfile): Route[] {
  return [
    openRoute("GET", "/healthz", () => ({ status: 200, text: "Ok" })),
    openRoute("GET", "/api/health", () =>
      json({ database: "ok", version, commit: "sandbox" }, 200, { "x-frame-options": "deny" }),
    ),
    guardedRoute("GET", "/api/org", "orgs:read", () =>
      json({
        id: 1,
        name: "Main Org.",
        address: { address1: "", address2: "", city: "", zipCode: "", state: "", country: "" },
      }),
    ),
    route("GET", "/api/user", ({ identity }) =>
      userOfToken === "missing"
        ? message(404, "user not found")
        : json({
            id: 0,
            uid: identity.uid,
            email: identity.login,
            name: identity.name,
            login: identity.login,
            theme: "",
            orgId: 1,
            isGrafanaAdmin: false,
            isDisabled: false,
            isExternal: false,
            isExternallySynced: false,
            isGrafanaAdminExternallySynced: false,
            authLabels: null,
            updatedAt: "0001-01-01T00:00:00Z",
            createdAt: "0001-01-01T00:00:00Z",
            avatarUrl: "",
            isProvisioned: false,
          }),
    ),
    guardedRoute("ANY", "/api/admin/*", "server.stats:read", () => message(404, "Not found")),
    guardedRoute("GET", "/api/serviceaccounts/search", "serviceaccounts:read", () =>
      json({ totalCount: 0, serviceAccounts: [], page: 1, perPage: 1000 }),
    ),
    route("GET", "/api/access-control/user/permissions", ({ identity }) => json(PERMISSIONS[identity.role])),
    route("GET", "/api/access-control/user/actions", ({ identity }) =>
      json(Object.fromEntries(Object.keys(PERMISSIONS[identity.role]).map((action) => [action, true]))),
    ),
  ];
}
