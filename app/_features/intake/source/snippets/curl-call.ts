import { STARTER_MAPPINGS } from "@/app/_features/intake/mapping/starter-mappings";
import type { Sender } from "@/app/_features/intake/source/snippets-of";

const DEFAULT_HEADER = "X-Grafana-Alerting-Signature";

/** A call that can be taken as it is. Where the mapping is somebody's own it is only a form to fill in. */
function bodyOf({ kind, secret, mapping }: Sender): string {
  const labels = { alertname: "Test", severity: "info" };
  switch (kind) {
    case "alertmanager":
      return JSON.stringify({
        version: "4",
        status: "firing",
        alerts: [{ status: "firing", labels, startsAt: "$NOW" }],
      });
    case "grafana":
      return JSON.stringify({
        version: "1",
        status: "firing",
        alerts: [{ status: "firing", labels, startsAt: "$NOW" }],
      });
    case "pagerduty":
      return JSON.stringify({
        routing_key: secret,
        event_action: "trigger",
        dedup_key: "test",
        payload: { summary: "Test", source: "curl", severity: "info" },
      });
    case "cloudevents":
      return JSON.stringify({
        specversion: "1.0",
        id: "test-$NOW",
        source: "/curl",
        type: "dev.cdevents.service.deployed.0.2.0",
        data: {
          context: { timestamp: "$NOW" },
          subject: { id: "checkout", content: { artifactId: "pkg:oci/checkout@v1" } },
        },
      });
    default: {
      const starter = STARTER_MAPPINGS.find((each) => each.mapping === mapping) ?? STARTER_MAPPINGS[0];
      return JSON.stringify(JSON.parse(starter.sample));
    }
  }
}

function signing({ verification, options, secret }: Sender): { lines: string[]; headers: string[] } {
  switch (verification) {
    case "bearer":
      return { lines: [], headers: [`Authorization: Bearer ${secret}`] };
    case "token":
      return { lines: [], headers: [`${options.header ?? "X-Gitlab-Token"}: ${secret}`] };
    case "hmac": {
      const { header = DEFAULT_HEADER, timestampHeader } = options;
      const signed = timestampHeader ? `printf '%s:%s' "$TIME" "$BODY"` : `printf '%s' "$BODY"`;
      return {
        lines: [
          `SECRET='${secret}'`,
          ...(timestampHeader ? ["TIME=$(date +%s)"] : []),
          `SIGNATURE=$(${signed} | openssl dgst -sha256 -hmac "$SECRET" -r | cut -d' ' -f1)`,
        ],
        headers: [`${header}: $SIGNATURE`, ...(timestampHeader ? [`${timestampHeader}: $TIME`] : [])],
      };
    }
    case "standard_webhooks":
      return {
        lines: [
          `SECRET='${secret}'`,
          "TIME=$(date +%s)",
          'ID="msg_$TIME"',
          `KEY=$(printf '%s' "\${SECRET#whsec_}" | base64 -d | od -An -v -tx1 | tr -d ' \\n')`,
          `SIGNATURE=$(printf '%s.%s.%s' "$ID" "$TIME" "$BODY" |`,
          `  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary | base64)`,
        ],
        headers: ["webhook-id: $ID", "webhook-timestamp: $TIME", "webhook-signature: v1,$SIGNATURE"],
      };
    default:
      return { lines: [], headers: [] };
  }
}

/** One call from a shell, with a proof that is right. */
export function curlCall(sender: Sender): string {
  const { url, kind, verification, options, secret } = sender;
  const { lines, headers } = signing(sender);
  const isEvent = kind === "cloudevents";
  const body = bodyOf(sender);
  const hasTime = body.includes("$NOW");
  return [
    ...(hasTime ? ["NOW=$(date -u +%Y-%m-%dT%H:%M:%SZ)"] : []),
    `BODY=${hasTime ? `"${body.replaceAll('"', String.raw`\"`)}"` : `'${body}'`}`,
    ...lines,
    `curl -X POST '${url}' \\`,
    `  -H 'Content-Type: application/${isEvent ? "cloudevents+json" : "json"}' \\`,
    ...headers.map((header) => `  -H "${header}" \\`),
    ...(verification === "basic" ? [`  -u '${options.username ?? ""}:${secret}' \\`] : []),
    `  --data-binary "$BODY"`,
    "",
  ].join("\n");
}
