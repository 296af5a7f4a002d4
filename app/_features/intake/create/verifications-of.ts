import type { SourceKind, SourceOptions, Verification } from "@/server/intake/contract";

/** What each kind of sender can prove itself by; the first is the one to take. */
const OF_KIND: Record<SourceKind, readonly [Verification, ...Verification[]]> = {
  alertmanager: ["bearer", "basic"],
  grafana: ["hmac", "bearer", "basic"],
  pagerduty: ["routing_key"],
  cloudevents: ["bearer", "standard_webhooks", "hmac", "basic"],
  generic: ["hmac", "standard_webhooks", "bearer", "basic", "token"],
  github: ["hmac"],
  gitlab: ["token"],
  argocd: ["bearer", "basic"],
};
/** Their senders have a secret always. */
const NEVER_OPEN = new Set<SourceKind>(["pagerduty", "github", "gitlab"]);

/** Without a proof only where nobody else can call. */
export function verificationsOf(kind: SourceKind, isLoopback: boolean): readonly [Verification, ...Verification[]] {
  return isLoopback && !NEVER_OPEN.has(kind) ? [...OF_KIND[kind], "none"] : OF_KIND[kind];
}

/** What a verification is told beside the secret, as it is filled in at first. */
export function firstOptions(kind: SourceKind, verification: Verification): Required<SourceOptions> {
  const options = { header: "", timestampHeader: "", username: "" };
  if (verification === "basic") return { ...options, username: "alerts" };
  if (verification === "token") return { ...options, header: kind === "gitlab" ? "X-Gitlab-Token" : "X-Token" };
  if (verification !== "hmac") return options;
  if (kind === "github") return { ...options, header: "X-Hub-Signature-256" };
  if (kind === "grafana")
    return { ...options, header: "X-Grafana-Alerting-Signature", timestampHeader: "X-Grafana-Alerting-Timestamp" };
  return { ...options, header: "X-Signature", timestampHeader: "X-Signature-Timestamp" };
}
