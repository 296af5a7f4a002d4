import { randomUUID } from "node:crypto";
import type { Labels } from "@/server/matcher/contract";
import { compileMatchers } from "@/server/matcher/rules/compile-matchers";
import { problemOfMatchers } from "@/server/matcher/rules/problem-of-matchers";
import { AppError } from "@/server/platform/errors";
import type { AlertFeed, FeedFilter, FiringAlert } from "@/server/ports/alert-feed";
import type { Silencer, StandingSilence, WantedSilence } from "@/server/ports/silencer";

const RECEIVER = "memory";
const EXAMPLES = 20;

export interface MemoryAlerting {
  silencer: Silencer;
  alertFeed: AlertFeed;
  /** From now on an alert fires with each of these labels, and nothing else does. */
  fire(...labels: Labels[]): void;
  /** Silences are kept, alerts are not: they are told of again by `fire`. */
  restart(): void;
}

/** Alerts and silences in memory, as an Alertmanager has them. */
export function memoryAlerting(now: () => number = Date.now): MemoryAlerting {
  const stored = new Map<string, Omit<StandingSilence, "state">>();
  let startedAt = now();
  let firing: { labels: Labels; since: number }[] = [];

  const stateOf = ({ startsAt, endsAt }: Omit<StandingSilence, "state">): StandingSilence["state"] =>
    endsAt <= now() ? "expired" : startsAt > now() ? "pending" : "active";
  const all = (): StandingSilence[] => [...stored.values()].map((one) => ({ ...one, state: stateOf(one) }));
  const end = (externalId: string): void => {
    const found = stored.get(externalId);
    if (!found || stateOf(found) === "expired") return;
    stored.set(externalId, { ...found, startsAt: Math.min(found.startsAt, now()), endsAt: now(), updatedAt: now() });
  };
  const holding = (labels: Labels): string[] =>
    all().flatMap((one) => (one.state === "active" && compileMatchers(one.matchers)?.(labels) ? [one.externalId] : []));
  const alertOf = ({ labels, since }: { labels: Labels; since: number }): FiringAlert => ({
    fingerprint: JSON.stringify(Object.entries(labels).toSorted()),
    labels: { ...labels },
    annotations: {},
    startsAt: since,
    updatedAt: now(),
    url: "",
    receivers: [RECEIVER],
    heldBy: { silences: holding(labels), alerts: [], times: [] },
  });
  const found = ({ matchers = [], receiver = RECEIVER }: FeedFilter): FiringAlert[] => {
    const fits = compileMatchers(matchers);
    if (!fits) throw new AppError("BAD_INPUT");
    return receiver === RECEIVER ? firing.map(alertOf).filter(({ labels }) => fits(labels)) : [];
  };

  function put(silence: WantedSilence, before: StandingSilence | undefined): string {
    if (problemOfMatchers(silence.matchers) || silence.endsAt <= now() || silence.endsAt < silence.startsAt)
      throw new AppError("BAD_INPUT");
    const isSame = before && JSON.stringify(before.matchers) === JSON.stringify(silence.matchers);
    const externalId = isSame ? before.externalId : randomUUID();
    if (before && !isSame) end(before.externalId);
    const { id, endsAt, createdBy, comment } = silence;
    const startsAt = before?.state === "active" && isSame ? before.startsAt : Math.max(silence.startsAt, now());
    const matchers = silence.matchers.map((one) => ({ ...one }));
    stored.set(externalId, { externalId, id, matchers, startsAt, endsAt, updatedAt: now(), createdBy, comment });
    return externalId;
  }

  return {
    fire: (...labels) => {
      firing = labels.map((each) => ({ labels: each, since: now() }));
    },
    restart: () => {
      startedAt = now();
      firing = [];
    },
    silencer: {
      list: async ({ expired = false }, signal) => {
        signal?.throwIfAborted();
        const wanted = all().filter(({ state }) => expired || state !== "expired");
        return wanted.toSorted((one, other) => one.endsAt - other.endsAt);
      },
      find: async (externalId) => all().find((one) => one.externalId === externalId) ?? null,
      write: async (silence, mayStand) => {
        const ours = all().filter(({ id, state }) => id === silence.id && state !== "expired");
        const known = mayStand ? ours.pop() : undefined;
        if (mayStand) for (const { externalId } of ours) end(externalId);
        const before = known ?? all().find(({ externalId }) => externalId === silence.replaces);
        if (silence.replaces && (!before || before.state === "expired")) throw new AppError("NOT_FOUND");
        return put(silence, before);
      },
      expire: async (externalId) => end(externalId),
      count: async (matchers) => {
        const alerts = found({ matchers });
        const examples = alerts.slice(0, EXAMPLES).map(({ labels }) => labels);
        return {
          count: alerts.length,
          suppressed: alerts.filter(({ heldBy }) => heldBy.silences.length > 0).length,
          examples,
        };
      },
    },
    alertFeed: {
      alerts: async (filter) => found(filter),
      groups: async (filter) => {
        const alerts = found(filter);
        const names = [...new Set(alerts.map(({ labels }) => labels.alertname ?? ""))];
        return names.map((alertname) => ({
          labels: { alertname },
          receiver: RECEIVER,
          alerts: alerts.filter(({ labels }) => (labels.alertname ?? "") === alertname),
        }));
      },
      runsSince: async () => startedAt,
      rules: async () => null,
    },
  };
}
