import type { Matcher } from "@/server/matcher/contract";
import type { HookState } from "@/server/ports/alerting-setup";

/** A route as one of the two interfaces writes it; what we do not know of it stays as it is. */
export type Route = Readonly<Record<string, unknown>>;

/** Grafana's notification policies, whichever way they are written. */
export interface RouteTree {
  /** The routes below the first one, undefined where that has none. */
  read(): Promise<{ routes: readonly Route[] | undefined; keptBy: HookState["keptBy"] }>;
  /**
   * Reads, changes and writes them, again where somebody else was faster. Undefined leaves none; the same list leaves
   * all as it is.
   */
  change(edit: (routes: readonly Route[] | undefined) => readonly Route[] | undefined): Promise<void>;
  /** A route to a receiver that lets alerts pass on to those behind it. */
  routeTo(receiver: string, matchers: readonly Matcher[]): Route;
}

/** Soon, and so that alerts of one kind come together. */
export const ROUTE_TIMES = {
  group_by: ["alertname", "grafana_folder"],
  group_wait: "10s",
  group_interval: "1m",
  repeat_interval: "4h",
} as const;

export const operatorOf = ({ isRegex, isEqual }: Matcher): string =>
  isRegex ? (isEqual ? "=~" : "!~") : isEqual ? "=" : "!=";

export const sameJson = (one: unknown, other: unknown): boolean => sorted(one) === sorted(other);

/** JSON in which the order of keys says nothing. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** How often a change is tried where others write at the same time. */
export const ATTEMPTS = 6;
