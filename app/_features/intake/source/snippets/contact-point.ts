import type { Sender, Snippets } from "@/app/_features/intake/source/snippets-of";

const HEADER = "X-Grafana-Alerting-Signature";

/** The fields of Grafana's form for a contact point, in its order. */
export function contactPointFields({ url, verification, options, secret }: Sender): Snippets["fields"] {
  const basics = [
    { id: "integration", value: "Webhook" },
    { id: "url", value: url },
    { id: "method", value: "POST" },
  ] as const;
  if (verification === "basic")
    return [...basics, { id: "username", value: options.username ?? "" }, { id: "password", value: secret }];
  if (verification === "bearer")
    return [...basics, { id: "scheme", value: "Bearer" }, { id: "credentials", value: secret }];
  if (verification !== "hmac") return basics;
  const { header = HEADER, timestampHeader } = options;
  return [
    ...basics,
    { id: "hmacSecret", value: secret },
    { id: "header", value: header },
    ...(timestampHeader ? [{ id: "timestampHeader" as const, value: timestampHeader }] : []),
  ];
}

function settingsOf({ verification, options, secret }: Sender): Record<string, string | Record<string, string>> {
  if (verification === "basic") return { username: options.username ?? "", password: secret };
  if (verification === "bearer") return { authorization_scheme: "Bearer", authorization_credentials: secret };
  if (verification !== "hmac") return {};
  const { header = HEADER, timestampHeader } = options;
  return { hmacConfig: { secret, header, ...(timestampHeader && { timestampHeader }) } };
}

/** A file for `provisioning/alerting`. */
export function contactPoint(sender: Sender): string {
  const settings = { url: sender.url, httpMethod: "POST", ...settingsOf(sender) };
  const lines = Object.entries(settings).flatMap(([name, value]) =>
    typeof value === "string"
      ? [`          ${name}: ${JSON.stringify(value)}`]
      : [
          `          ${name}:`,
          ...Object.entries(value).map(([key, each]) => `            ${key}: ${JSON.stringify(each)}`),
        ],
  );
  return [
    "apiVersion: 1",
    "contactPoints:",
    "  - orgId: 1",
    "    name: SRE Assistant",
    "    receivers:",
    "      - uid: sre-assistant",
    "        type: webhook",
    "        settings:",
    ...lines,
    "",
  ].join("\n");
}
