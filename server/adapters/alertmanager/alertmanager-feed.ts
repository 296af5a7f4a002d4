import { printMatcher } from "@/server/matcher/rules/print-matcher";
import { AppError } from "@/server/platform/errors";
import type { AlertFeed, FeedFilter, FiringAlert } from "@/server/ports/alert-feed";
import type { AlertRule } from "@/server/ports/metrics";
import type { AlertmanagerCall } from "./alertmanager-call";
import { readWire, WIRE, type WireAlert } from "./alertmanager-wire";

/** A receiver is named by a pattern there, which is anchored. */
const exactly = (name: string): string => name.replaceAll(/[\\^$.|?*+()[\]{}]/g, "\\$&");

function paramsOf({ matchers = [], receiver }: FeedFilter): (readonly [string, string])[] {
  const filters = matchers.map((one) => ["filter", printMatcher(one)] as const);
  return receiver === undefined ? filters : [...filters, ["receiver", exactly(receiver)]];
}

function alertOf({ status, receivers, generatorURL: url, ...rest }: WireAlert): FiringAlert {
  return {
    ...rest,
    url,
    receivers: receivers.map(({ name }) => name),
    heldBy: { silences: status.silencedBy, alerts: status.inhibitedBy, times: status.mutedBy },
  };
}

/** Of several that share an address nobody knows which one answered, and a gateway may keep the state to itself. */
async function startOf(call: AlertmanagerCall, signal?: AbortSignal): Promise<number | null> {
  try {
    const { uptime, cluster } = readWire(WIRE.status, await call({ path: "status", signal }));
    return (cluster?.peers?.length ?? 0) > 1 ? null : uptime;
  } catch (error) {
    if (error instanceof AppError && error.code === "ALERTMANAGER_REFUSED") return null;
    throw error;
  }
}

/**
 * What fires, by the word of an Alertmanager, or of the one inside a Grafana.
 * @param rules where its rules are read; an Alertmanager itself knows none
 * @param isWithinGrafana that one has no start of its own to tell
 */
export function alertmanagerFeed(
  call: AlertmanagerCall,
  rules: (signal?: AbortSignal) => Promise<AlertRule[] | null>,
  { isWithinGrafana = false } = {},
): AlertFeed {
  return {
    alerts: async (filter, signal) =>
      readWire(WIRE.alerts, await call({ path: "alerts", params: paramsOf(filter), signal })).map(alertOf),
    async groups(filter, signal) {
      const found = readWire(WIRE.groups, await call({ path: "alerts/groups", params: paramsOf(filter), signal }));
      return found.map(({ labels, receiver, alerts }) => ({
        labels,
        receiver: receiver.name,
        alerts: alerts.map(alertOf),
      }));
    },
    runsSince: async (signal) => (isWithinGrafana ? null : startOf(call, signal)),
    rules,
  };
}
