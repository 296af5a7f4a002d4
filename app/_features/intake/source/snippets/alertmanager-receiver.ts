import type { Sender } from "@/app/_features/intake/source/snippets-of";

const quoted = (text: string) => JSON.stringify(text);

function proofOf({ verification, options, secret }: Sender): string[] {
  if (verification === "bearer")
    return ["authorization:", "  type: Bearer", `  credentials: ${quoted(secret)}`].map((line) => `          ${line}`);
  if (verification === "basic")
    return ["basic_auth:", `  username: ${quoted(options.username ?? "")}`, `  password: ${quoted(secret)}`].map(
      (line) => `          ${line}`,
    );
  return [];
}

/** Of `alertmanager.yml`: a webhook of Alertmanager's own, or what it sends PagerDuty. */
export function alertmanagerReceiver(sender: Sender): string {
  const proof = proofOf(sender);
  const call =
    sender.kind === "pagerduty"
      ? [
          "    pagerduty_configs:",
          `      - url: ${quoted(sender.url)}`,
          `        routing_key: ${quoted(sender.secret)}`,
          "        send_resolved: true",
        ]
      : [
          "    webhook_configs:",
          `      - url: ${quoted(sender.url)}`,
          "        send_resolved: true",
          ...(proof.length > 0 ? ["        http_config:", ...proof] : []),
        ];
  return [
    "route:",
    "  routes:",
    "    - receiver: sre-assistant",
    "      continue: true",
    "receivers:",
    "  - name: sre-assistant",
    ...call,
    "",
  ].join("\n");
}
