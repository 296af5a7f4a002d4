import type { AlertSourceState } from "@/server/intake/contract";
import type { Matcher } from "@/server/matcher/contract";
import type { WantedHook } from "@/server/ports/alerting-setup";

/** Grafana may serve several organizations: the end of the address tells their contact points apart. */
export const hookName = ({ name, url }: Pick<AlertSourceState, "name" | "url">): string =>
  `${name} ${(url.split("/").at(-1) ?? "").slice(0, 6)}`;

/** What Grafana is to have, for calls to a source of ours. */
export const hookOf = (source: AlertSourceState, secret: string, matchers: readonly Matcher[]): WantedHook => ({
  name: hookName(source),
  url: source.url,
  secret,
  matchers,
});
