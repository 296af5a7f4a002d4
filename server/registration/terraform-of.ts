import type { HookPlan } from "@/server/ports/alerting-setup";

type Fields = Readonly<Record<string, unknown>>;

/** A string of HCL; `${` and `%{` would begin something there. */
const quoted = (value: unknown): string =>
  JSON.stringify(String(value))
    .replaceAll("${", () => "$${")
    .replaceAll("%{", () => "%%{");
const list = (values: unknown): string => `[${(Array.isArray(values) ? values : []).map(quoted).join(", ")}]`;
const indented = (lines: readonly string[]): string[] => lines.map((line) => (line === "" ? "" : `  ${line}`));
const block = (head: string, lines: readonly string[]): string[] => [`${head} {`, ...indented(lines), "}"];

const TEXTS: readonly (readonly [from: string, to: string])[] = [
  ["group_wait", "group_wait"],
  ["group_interval", "group_interval"],
  ["repeat_interval", "repeat_interval"],
];
const LISTS: readonly (readonly [from: string, to: string])[] = [
  ["mute_time_intervals", "mute_timings"],
  ["active_time_intervals", "active_timings"],
];

/** A policy with all below it, in the words of the provider. */
function policyLines(policy: Fields): string[] {
  const matchers = Array.isArray(policy.object_matchers) ? (policy.object_matchers as unknown[][]) : [];
  const routes = Array.isArray(policy.routes) ? (policy.routes as Fields[]) : [];
  return [
    ...(policy.receiver ? [`contact_point = ${quoted(policy.receiver)}`] : []),
    ...(policy.group_by ? [`group_by = ${list(policy.group_by)}`] : []),
    ...(policy.continue === true ? ["continue = true"] : []),
    ...TEXTS.flatMap(([from, to]) => (policy[from] ? [`${to} = ${quoted(policy[from])}`] : [])),
    ...LISTS.flatMap(([from, to]) => (policy[from] ? [`${to} = ${list(policy[from])}`] : [])),
    ...matchers.flatMap(([label, match, value]) => [
      "",
      ...block("matcher", [`label = ${quoted(label)}`, `match = ${quoted(match)}`, `value = ${quoted(value)}`]),
    ]),
    ...routes.flatMap((route) => ["", ...block("policy", policyLines(route))]),
  ];
}

/** A plan for Terraform's provider `grafana/grafana`; as Grafana itself exports it. */
export function terraformOf({ contactPoint, policies }: HookPlan): string {
  const { name, settings } = contactPoint;
  const hmac = settings.hmacConfig as Fields;
  const webhook = [
    `uid = ${quoted(contactPoint.uid)}`,
    `url = ${quoted(settings.url)}`,
    `http_method = ${quoted(settings.httpMethod)}`,
    `max_alerts = ${Number(settings.maxAlerts)}`,
    `authorization_scheme = ${quoted(settings.authorization_scheme)}`,
    `authorization_credentials = ${quoted(settings.authorization_credentials)}`,
    "",
    ...block("hmac_config", [
      `secret = ${quoted(hmac.secret)}`,
      `header = ${quoted(hmac.header)}`,
      `timestamp_header = ${quoted(hmac.timestampHeader)}`,
    ]),
  ];
  const lines = [
    ...block('resource "grafana_contact_point" "sre_assistant"', [
      `name = ${quoted(name)}`,
      "",
      ...block("webhook", webhook),
    ]),
    ...(policies ? ["", ...block('resource "grafana_notification_policy" "policies"', policyLines(policies))] : []),
  ];
  return `${lines.join("\n")}\n`;
}
