import type { SilenceOwner } from "@/server/silence/contract";

/** Where a silence is shown in what it is written to, such as `https://grafana.example/alerting/silence/…/edit`. */
export function silenceAddress(owner: SilenceOwner, base: string, externalId: string): string {
  const [root, id] = [base.replace(/\/+$/, ""), encodeURIComponent(externalId)];
  return owner === "grafana" ? `${root}/alerting/silence/${id}/edit?alertmanager=grafana` : `${root}/#/silences/${id}`;
}
