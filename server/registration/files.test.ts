import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { HookPlan } from "@/server/ports/alerting-setup";
import { provisioningYaml } from "@/server/registration/provisioning-yaml";
import { terraformOf } from "@/server/registration/terraform-of";

const NAME = 'export "x" ${y}';
const PLAN: HookPlan = {
  contactPoint: {
    uid: "sre-assistant-0000000000000000",
    name: NAME,
    type: "webhook",
    settings: {
      url: "http://127.0.0.1:9/",
      httpMethod: "POST",
      maxAlerts: "0",
      authorization_scheme: "Bearer",
      authorization_credentials: "geheim",
      hmacConfig: {
        secret: "s3",
        header: "X-Grafana-Alerting-Signature",
        timestampHeader: "X-Grafana-Alerting-Timestamp",
      },
    },
  },
  policies: {
    receiver: "empty",
    group_by: ["grafana_folder", "alertname"],
    routes: [
      {
        receiver: NAME,
        object_matchers: [["severity", "=~", 'critical|a"b${c}']],
        continue: true,
        group_by: ["alertname"],
        group_wait: "10s",
      },
      { object_matchers: [["team", "=", "db"]], mute_time_intervals: ["nights"] },
    ],
  },
  orgId: 1,
};

/** As Grafana 12.4 exports what `PLAN` makes of it, without the second policy and the uid. */
const EXPORTED_YAML = `
apiVersion: 1
contactPoints:
    - orgId: 1
      name: export "x" $\${y}
      receivers:
        - uid: sre-assistant-0000000000000000
          type: webhook
          settings:
            authorization_credentials: geheim
            authorization_scheme: Bearer
            hmacConfig:
                header: X-Grafana-Alerting-Signature
                secret: s3
                timestampHeader: X-Grafana-Alerting-Timestamp
            httpMethod: POST
            maxAlerts: "0"
            url: http://127.0.0.1:9/
          disableResolveMessage: false
policies:
    - orgId: 1
      receiver: empty
      group_by:
        - grafana_folder
        - alertname
      routes:
        - receiver: export "x" $\${y}
          group_by:
            - alertname
          object_matchers:
            - - severity
              - =~
              - critical|a"b\${c}
          continue: true
          group_wait: 10s
`;
const EXPORTED_HCL = `
  name = "export \\"x\\" $\${y}"

  webhook {
    url                       = "http://127.0.0.1:9/"
    http_method               = "POST"
    max_alerts                = 0
    authorization_scheme      = "Bearer"
    authorization_credentials = "geheim"

    hmac_config {
      secret           = "s3"
      header           = "X-Grafana-Alerting-Signature"
      timestamp_header = "X-Grafana-Alerting-Timestamp"
    }
  }
}
  contact_point = "empty"
  group_by      = ["grafana_folder", "alertname"]

  policy {
    contact_point = "export \\"x\\" $\${y}"
    group_by      = ["alertname"]

    matcher {
      label = "severity"
      match = "=~"
      value = "critical|a\\"b$\${c}"
    }

    continue   = true
    group_wait = "10s"
  }
}`;
const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim().replaceAll(/\s+=\s+/g, " = "))
    .filter((line) => line !== "");

describe("what others have to write", () => {
  it("is the file that Grafana itself would write", () => {
    const { contactPoints, policies, ...rest } = parse(provisioningYaml(PLAN));
    const wanted = parse(EXPORTED_YAML);
    const [{ routes, ...root }] = policies;
    expect({ ...rest, contactPoints, policies: [{ ...root, routes: routes.slice(0, 1) }] }).toEqual(wanted);
    expect(routes[1]).toEqual({ object_matchers: [["team", "=", "db"]], mute_time_intervals: ["nights"] });
  });

  it("is what Grafana itself would write for Terraform, in whatever order", () => {
    const lines = linesOf(terraformOf(PLAN));
    for (const line of linesOf(EXPORTED_HCL)) expect(lines).toContain(line);
    expect(lines).toContain('mute_timings = ["nights"]');
    expect(lines.filter((line) => line.endsWith("{"))).toHaveLength(lines.filter((line) => line === "}").length);
  });

  it("is the contact point alone where the policies may not be read", () => {
    expect(parse(provisioningYaml({ ...PLAN, policies: null }))).not.toHaveProperty("policies");
    expect(terraformOf({ ...PLAN, policies: null })).not.toContain("grafana_notification_policy");
  });
});
