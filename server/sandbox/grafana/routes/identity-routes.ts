import { PERMISSIONS } from "../http/permissions";
import { json, message } from "../http/reply";
import { type Route, route } from "../http/route";

const olderThan = (version: string, major: number, minor: number): boolean => {
  const [ours = 0, theirs = 0] = version.split(".").map(Number);
  return ours < major || (ours === major && theirs < minor);
};

/** Who the token is and what it may do. */
export function identityRoutes(version: string): Route[] {
  return [
    route("GET", "/api/org", () =>
      json({
        id: 1,
        name: "Main Org.",
        address: { address1: "", address2: "", city: "", zipCode: "", state: "", country: "" },
      }),
    ),
    route("GET", "/api/user", ({ identity }) =>
      olderThan(version, 11, 2)
        ? message(404, "user not found")
        : json({
            id: 0,
            uid: identity.uid,
            email: "",
            name: identity.name,
            login: identity.login,
            theme: "",
            orgId: 1,
            isGrafanaAdmin: false,
            isDisabled: false,
            isExternal: false,
            authLabels: null,
            updatedAt: "0001-01-01T00:00:00Z",
            createdAt: "0001-01-01T00:00:00Z",
            avatarUrl: "",
          }),
    ),
    route("GET", "/api/access-control/user/permissions", ({ identity }) => json(PERMISSIONS[identity.role])),
    route("GET", "/api/access-control/user/actions", ({ identity }) =>
      json(Object.fromEntries(Object.keys(PERMISSIONS[identity.role]).map((action) => [action, true]))),
    ),
  ];
}
