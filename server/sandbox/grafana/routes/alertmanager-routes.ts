import type { ActiveAlert } from "../alerting/active-alerts";
import type { AlertBook } from "../alerting/alert-book";
import { matches, parseMatcher } from "../alerting/matchers";
import { groupLabels, routeAlert, type Routing } from "../alerting/policy-tree";
import { withoutSecrets } from "../alerting/provisioning-store";
import type { GrafanaProfile } from "../grafana-profile";
import { json, message, type Reply } from "../http/reply";
import { guardedRoute, type Route } from "../http/route";

const PATH = "/api/alertmanager/grafana";

const time = (at: number): string => new Date(at).toISOString();

/** What fires, as the Alertmanager inside Grafana has it, and how it is set up. */
export function alertmanagerRoutes(book: AlertBook, profile: GrafanaProfile, publicUrl: () => string): Route[] {
  const routed = ({ labels }: ActiveAlert): Routing[] => routeAlert(book.provisioning.policies.tree, labels);
  const onTheWire = (alert: ActiveAlert): Record<string, unknown> => ({
    annotations: alert.annotations,
    endsAt: time(alert.endsAt),
    fingerprint: alert.fingerprint,
    receivers: [...new Set(routed(alert).map(({ receiver }) => receiver))].map((name) => ({ name })),
    startsAt: time(alert.startsAt),
    status: {
      inhibitedBy: [],
      silencedBy: alert.silencedBy,
      state: alert.silencedBy.length > 0 ? "suppressed" : "active",
    },
    updatedAt: time(alert.updatedAt),
    generatorURL: `${publicUrl()}alerting/grafana/${alert.ruleUid}/view`,
    labels: alert.labels,
  });

  async function filtered(query: URLSearchParams): Promise<ActiveAlert[] | Reply> {
    const filters = query.getAll("filter");
    const matchers = filters.flatMap((filter) => parseMatcher(filter) ?? []);
    const bad = filters.find((filter) => !parseMatcher(filter));
    if (bad !== undefined) return message(400, `bad matcher format: ${bad}: unable to retrieve alerts`);
    const receiver = query.get("receiver");
    const off = (name: string) => query.get(name) === "false";
    return (await book.alerts()).filter((alert) => {
      const silenced = alert.silencedBy.length > 0;
      return (
        !(off("active") && !silenced) &&
        !(off("silenced") && silenced) &&
        matchers.every((matcher) => matches(matcher, alert.labels)) &&
        (!receiver || routed(alert).some((routing) => new RegExp(`^(?:${receiver})$`).test(routing.receiver)))
      );
    });
  }

  const config = () => ({
    template_files: null,
    alertmanager_config: {
      route: book.provisioning.policies.tree,
      receivers: [...book.provisioning.contactPoints.values()].map(
        ({ uid, name, type, settings, disableResolveMessage }) => ({
          name,
          grafana_managed_receiver_configs: [
            { uid, name, type, disableResolveMessage, settings: withoutSecrets(settings), secureFields: {} },
          ],
        }),
      ),
    },
  });
  const byAdmin = profile.alertmanagerStatus === "Admin";
  const status = byAdmin ? "alert.notifications.system-status:read" : "alert.notifications:read";

  return [
    guardedRoute("GET", `${PATH}/api/v2/alerts`, "alert.instances:read", async ({ url }) => {
      const found = await filtered(url.searchParams);
      return Array.isArray(found) ? json(found.map(onTheWire)) : found;
    }),
    guardedRoute("GET", `${PATH}/api/v2/alerts/groups`, "alert.instances:read", async ({ url }) => {
      const found = await filtered(url.searchParams);
      return Array.isArray(found) ? json(groups(found, routed, onTheWire)) : found;
    }),
    guardedRoute("GET", `${PATH}/api/v2/status`, status, () =>
      json({
        cluster: { peers: [], status: "disabled" },
        config: config().alertmanager_config,
        uptime: null,
        versionInfo: {
          branch: "N/A",
          buildDate: "N/A",
          buildUser: "N/A",
          goVersion: "N/A",
          revision: "N/A",
          version: "N/A",
        },
      }),
    ),
    guardedRoute("GET", `${PATH}/config/api/v1/alerts`, status, () =>
      json(config(), 200, byAdmin ? { warning: '299 - "Deprecated API"' } : {}),
    ),
    guardedRoute("GET", `${PATH}/config/api/v1/receivers`, "alert.notifications:read", () =>
      json([...book.provisioning.receivers()].map((name) => ({ active: true, integrations: [], name }))),
    ),
    guardedRoute("GET", "/api/v1/ngalert", "alert.notifications:read", () =>
      json({ alertmanagersChoice: "internal", numExternalAlertmanagers: 0 }),
    ),
  ];
}

function groups(
  alerts: readonly ActiveAlert[],
  routed: (alert: ActiveAlert) => Routing[],
  onTheWire: (alert: ActiveAlert) => Record<string, unknown>,
): unknown[] {
  const found = new Map<string, { alerts: unknown[]; labels: Record<string, string>; receiver: { name: string } }>();
  for (const alert of alerts) {
    for (const routing of routed(alert)) {
      const labels = groupLabels(routing, alert.labels);
      const key = JSON.stringify([routing.path, routing.receiver, labels]);
      const group = found.get(key) ?? { alerts: [], labels, receiver: { name: routing.receiver } };
      group.alerts.push(onTheWire(alert));
      found.set(key, group);
    }
  }
  return [...found.values()];
}
