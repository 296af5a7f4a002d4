/** What differs between the releases of Grafana that the war room meets. */
export interface GrafanaProfile {
  /** What it claims to be, `13.2.3`. */
  version: string;
  /** API groups under `/apis` with their versions, the preferred one first. Without any the whole path is unknown. */
  apis: Readonly<Record<string, readonly string[]>>;
  /** What `GET /api/dashboards/uid` makes of a dashboard that is stored in schema v2: the classic model or a 406. */
  legacyReadOfV2: "converted" | "refused";
  /** `POST …/config/api/v1/receivers/test`: sends a test or answers 410. */
  receiversTest: "works" | "gone";
  /** Whether the provisioning API says with each answer that it will go. */
  provisioningDeprecated: boolean;
  /** Role that `GET …/api/v2/status` of the Alertmanager and its configuration ask for. */
  alertmanagerStatus: "Viewer" | "Admin";
  /** `GET /api/user` with a service account's token. */
  userOfToken: "minimal" | "missing";
  /** `/render` without a renderer: 200 with a placeholder, or 500. */
  missingRenderer: "placeholder" | "error";
  /** Whether Tempo's plugin searches through `/api/ds/query` and has resources; older ones leave both to the proxy. */
  tempoSearch: boolean;
  /** What channels of Live begin with: the organization's number, or since 12 its namespace. */
  livePrefix: "1" | "default";
}

const SINCE_12 = {
  "folder.grafana.app": ["v1beta1"],
  "notifications.alerting.grafana.app": ["v0alpha1"],
};

function release(major: number): Omit<GrafanaProfile, "version" | "userOfToken"> {
  if (major >= 13) {
    return {
      apis: {
        "dashboard.grafana.app": ["v2", "v2beta1", "v2alpha1", "v1", "v1beta1", "v0alpha1"],
        "folder.grafana.app": ["v1", "v1beta1"],
        "notifications.alerting.grafana.app": ["v1beta1", "v0alpha1"],
      },
      legacyReadOfV2: "refused",
      receiversTest: "gone",
      provisioningDeprecated: true,
      alertmanagerStatus: "Admin",
      missingRenderer: "error",
      tempoSearch: true,
      livePrefix: "default",
    };
  }
  return {
    apis: major === 12 ? { "dashboard.grafana.app": ["v2beta1", "v2alpha1", "v0alpha1", "v1beta1"], ...SINCE_12 } : {},
    legacyReadOfV2: "converted",
    receiversTest: "works",
    provisioningDeprecated: false,
    alertmanagerStatus: "Viewer",
    missingRenderer: "placeholder",
    tempoSearch: major === 12,
    livePrefix: major === 12 ? "default" : "1",
  };
}

/** The behaviour of a version: `11.6`, `12.4`, `13.2` or a full number such as `13.2.3`. */
export function grafanaProfile(version: string): GrafanaProfile {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return {
    ...release(major),
    version: /^\d+\.\d+$/.test(version) ? `${version}.0` : version,
    userOfToken: major > 11 || (major === 11 && minor >= 2) ? "minimal" : "missing",
  };
}
