import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isUpstreamPath } from "./upstream-path";

const BASE = "https://grafana.example/sub/";
const LABEL = "api/datasources/uid/prom/resources/api/v1/label";

describe("what may be asked of Grafana", () => {
  it.each([
    ["GET", "api/health"],
    ["POST", "api/ds/query"],
    ["GET", "api/dashboards/uid/shop-overview"],
    ["GET", "apis/dashboard.grafana.app/v2beta1/namespaces/default/dashboards/shop"],
    ["GET", `${LABEL}/__name__/values`],
    ["GET", `${LABEL}/service%20name/values`],
    ["GET", "api/datasources/uid/loki/resources/label/pod/values"],
    ["GET", "api/datasources/uid/tempo/resources/tag-values"],
    ["GET", "api/annotations"],
    ["POST", "api/annotations"],
    ["POST", "api/alertmanager/grafana/api/v2/silences"],
    ["DELETE", "api/alertmanager/grafana/api/v2/silence/00e2af4d-3497-4d86-b4df-fdd2dcaaf741"],
    ["PUT", "api/v1/provisioning/contact-points/sre-assistant-0123456789abcdef"],
    ["PUT", "apis/notifications.alerting.grafana.app/v1beta1/namespaces/default/routingtrees/user-defined"],
  ])("is %s %s", (method, path) => expect(isUpstreamPath(method, path)).toBe(true));

  it.each([
    ["DELETE", "api/dashboards/uid/shop"],
    ["GET", "api/ds/query"],
    ["get", "api/health"],
    ["GET", "api/datasources"],
    ["GET", "api/datasources/proxy/uid/prom/api/v1/query"],
    ["GET", "api/datasources/uid/prom/resources/api/v1/query"],
    ["GET", "api/datasources/uid/prom/resources/api/v1/admin/tsdb/delete_series"],
    ["GET", "api/datasources/uid/loki/resources/query_range"],
    ["GET", "api/admin/settings"],
    ["DELETE", "api/alertmanager/grafana/api/v2/silence/all"],
    ["POST", "api/alertmanager/grafana/config/api/v1/alerts"],
    ["DELETE", "api/v1/provisioning/contact-points/pagerduty"],
    ["DELETE", "api/v1/provisioning/policies"],
    ["PUT", "api/v1/provisioning/alert-rules/x"],
    ["GET", "api/v1/provisioning/contact-points/export"],
    ["DELETE", "apis/notifications.alerting.grafana.app/v1beta1/namespaces/default/routingtrees/user-defined"],
    ["GET", "api/serviceaccounts/search"],
    ["GET", "/api/health"],
    ["GET", "api//health"],
    ["GET", "api/health/"],
    ["GET", "./api/health"],
    ["GET", "api/./health"],
    ["GET", "api/dashboards/uid/.."],
    ["GET", "api/dashboards/uid/../../admin/settings"],
    ["GET", "api/dashboards/uid/%2e%2e"],
    ["GET", "api/dashboards/uid/%2E%2E/admin"],
    ["GET", "api/dashboards/uid/x%2f..%2fadmin"],
    ["GET", "api/dashboards/uid/x%5c..%5cadmin"],
    ["GET", "api\\health"],
    ["GET", "api/health?orgId=2"],
    ["GET", "api/health#x"],
    ["GET", "api/health\u0000"],
    ["GET", "api/health\n"],
    ["GET", "https://evil.example/api/health"],
    ["GET", "//evil.example/api/health"],
    ["GET", `${LABEL}/%252e%252e/values`],
    ["GET", `${LABEL}/a%2Fb/values`],
    ["GET", `${LABEL}/%2e%2e/values`],
    ["GET", `${LABEL}/\uFF0E\uFF0E/values`],
    ["GET", `${LABEL}/${encodeURIComponent("\uFF0F\uFF0E\uFF0E")}/values`],
    ["GET", `${LABEL}/${encodeURIComponent("\u2024\u2024")}/values`],
    ["GET", `${LABEL}/%C0%AE%C0%AE/values`],
    ["GET", `${LABEL}/a%0d%0aHost:%20x/values`],
    ["GET", `${LABEL}/%61/values`],
    ["GET", `${LABEL}/a;b/values`],
    ["GET", ""],
  ])("is not %s %j", (method, path) => expect(isUpstreamPath(method, path)).toBe(false));

  const piece = fc.oneof(
    fc.constantFrom(..."/\\.%?#:;@", "..", "//", "%2f", "%5C", "%2e", "%252f", "\uFF0F", "\u2044", "\u0000", "http:"),
    fc.constantFrom("api", "apis", "health", "dashboards", "uid", "resources", "labels", "label", "values", "x"),
    fc.string({ unit: "binary", maxLength: 3 }),
  );

  it("is, however it is spelled, where every reader of addresses ends up", () => {
    const hostile = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(""));
    const spliced = fc
      .tuple(fc.constantFrom("api/health", "api/dashboards/uid/x", `${LABEL}/x/values`), fc.nat(), hostile)
      .map(([path, at, text]) => {
        const place = at % (path.length + 1);
        return path.slice(0, place) + text + path.slice(place);
      });
    fc.assert(
      fc.property(fc.oneof(hostile, spliced), (path) => {
        if (!isUpstreamPath("GET", path)) return;
        const url = new URL(path, BASE);
        expect(url.href).toBe(BASE + path);
        expect(decodeURIComponent(url.pathname).split("/")).toHaveLength(path.split("/").length + 2);
      }),
      { numRuns: 5_000 },
    );
  });

  it("is any label, once it is escaped", () => {
    const label = fc
      .string({ minLength: 1, maxLength: 20 })
      .filter((text) => !/[/\\%?#;]|^\.{1,2}$|\p{Cc}/u.test(text));
    fc.assert(
      fc.property(label, (text) => {
        expect(isUpstreamPath("GET", `${LABEL}/${encodeURIComponent(text)}/values`)).toBe(true);
      }),
    );
  });
});
