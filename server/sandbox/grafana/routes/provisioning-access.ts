import type { GrafanaProfile } from "../grafana-profile";
import { allOf, anyOf } from "../http/permissions";
import type { Reply } from "../http/reply";
import type { Call, Route } from "../http/route";

export const PROVISIONING = "/api/v1/provisioning";

export const NOTIFICATIONS_READ = anyOf(
  "alert.provisioning:read",
  "alert.notifications.provisioning:read",
  "alert.notifications:read",
);
export const NOTIFICATIONS_WRITE = anyOf(
  "alert.provisioning:write",
  "alert.notifications.provisioning:write",
  allOf("alert.notifications:write", "alert.provisioning.provenance:write"),
);
export const RULES_READ = anyOf("alert.provisioning:read", "alert.rules.provisioning:read", "alert.rules:read");
export const RULES_WRITE = anyOf(
  "alert.provisioning:write",
  "alert.rules.provisioning:write",
  allOf("alert.rules:create", "alert.provisioning.provenance:write"),
);

/** Who will have written what this call writes. */
export const provenanceOf = ({ request }: Call): string =>
  request.headers["x-disable-provenance"] === undefined ? "api" : "";

const NOTIFICATIONS = "/apis/notifications.alerting.grafana.app/v1beta1/namespaces/{namespace}";
const RULES = "/apis/rules.alerting.grafana.app/v0alpha1/namespaces/{namespace}/alertrules";

const REPLACEMENTS = {
  receivers: ["2026-04-07", `${NOTIFICATIONS}/receivers`],
  routingtrees: ["2026-04-07", `${NOTIFICATIONS}/routingtrees`],
  timeintervals: ["2026-04-07", `${NOTIFICATIONS}/timeintervals`],
  templategroups: ["2026-04-07", `${NOTIFICATIONS}/templategroups`],
  alertrules: ["2026-03-10", RULES],
} as const;

/** Routes that say with each answer what replaces them, in the releases that do so. */
export function deprecated(profile: GrafanaProfile, by: keyof typeof REPLACEMENTS, routes: Route[]): Route[] {
  if (!profile.provisioningDeprecated) return routes;
  const [date, replacement] = REPLACEMENTS[by];
  const headers = {
    warning: '299 - "Deprecated API: use the Grafana App Platform alerting API instead."',
    "x-api-deprecation-date": date,
    "x-api-replacement": replacement,
  };
  const withHeaders = (reply: Reply): Reply => ({ ...reply, headers: { ...headers, ...reply.headers } });
  return routes.map((one) => ({ ...one, handle: async (call) => withHeaders(await one.handle(call)) }));
}
