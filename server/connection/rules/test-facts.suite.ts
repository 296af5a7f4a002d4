import type { ConnectionFacts, Step, TokenFacts } from "../contract";

/** What a Viewer and an Editor of a Grafana 12.4 are permitted, as far as it matters here. */
export const VIEWER: Record<string, string[]> = {
  "orgs:read": [""],
  "datasources:query": ["datasources:*", "datasources:uid:prom"],
  "dashboards:read": ["dashboards:uid:shop", "folders:uid:ops"],
  "annotations:read": ["annotations:*"],
  "alert.silences:read": ["folders:*"],
  "alert.instances:read": [""],
};
export const EDITOR: Record<string, string[]> = {
  ...VIEWER,
  "dashboards:create": ["folders:uid:general"],
  "annotations:create": ["annotations:*", "dashboards:uid:shop"],
  "alert.silences:create": ["folders:*"],
  "alert.notifications:write": [""],
  "alert.provisioning.provenance:write": [""],
  "snapshots:create": [""],
};
export const ADMIN: Record<string, string[]> = { ...EDITOR, "datasources:write": ["datasources:*"] };

export const ok = <T>(value: T): Step<T> => ({ state: "ok", value });
export const failed = (code: string, status: number | null, reason: string) =>
  ({ state: "failed", failure: { code, status, reason } }) as const;
export const SKIPPED = { state: "skipped" } as const;

export const token = (permissions: Record<string, string[]>, more: Partial<TokenFacts> = {}): TokenFacts => ({
  organization: ok({ id: 1, name: "Main Org." }),
  wantedOrganization: null,
  permissions: ok(permissions),
  ...more,
});

/** A Grafana that is well, with a token of the role Viewer. */
export const facts = (more: Partial<ConnectionFacts> = {}): ConnectionFacts => ({
  health: ok({ version: "12.4.0" }),
  tokens: { read: token(VIEWER), write: null },
  settings: ok({
    version: "12.4.0",
    publicUrl: "https://grafana.example",
    alerting: true,
    snapshots: true,
    renderer: null,
    dataSources: [
      { uid: "news", type: "news", name: "News", isDefault: false, backend: false },
      { uid: "prom", type: "prometheus", name: "Prometheus", isDefault: true, backend: true },
    ],
  }),
  dashboardVersions: ok(["v2beta1", "v1beta1"]),
  pausedSources: {},
  ...more,
});
