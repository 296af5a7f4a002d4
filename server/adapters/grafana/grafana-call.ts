import { AppError } from "@/server/platform/errors";
import { PROBE_MS, type Outcome } from "./circuit";
import { circuitBoard } from "./circuit-board";
import { circuitOpen } from "./circuit-open";
import type { GrafanaConnection } from "./grafana-connection";
import { grafanaTransport } from "./grafana-transport";
import { noteDeprecation } from "./note-deprecation";
import { remember } from "./remember";
import type { Caller } from "./send-once";
import { sendWithRetries } from "./send-with-retries";

export interface GrafanaRequest {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below the base address, without a slash in front. */
  path: string;
  params?: ReadonlyArray<readonly [string, string]>;
  body?: unknown;
  /** Beside those that every call has. */
  headers?: Readonly<Record<string, string>>;
  timeoutMs?: number;
  signal?: AbortSignal;
  /** Whose token is sent; `write` for what changes something in Grafana. */
  as?: "read" | "write";
  /** A POST that only reads, and may be sent again like a GET. */
  reads?: boolean;
  /** Waits for a data source: its silence says nothing of Grafana. */
  waitsForSource?: boolean;
  /** Asks even where Grafana is known to be away, to find out whether it is back. */
  insists?: boolean;
  /** Largest answer in bytes, where it is not the usual 10 MB. */
  mostBytes?: number;
  /** Statuses beside 200 to 299 whose body is wanted, where `accept` finds it usable. */
  acceptFailed?: (status: number, body: unknown) => boolean;
}

export interface GrafanaResponse {
  status: number;
  body: unknown;
  /** The body as it came. */
  text?: string;
}

/** Calls Grafana once, politely. @see grafanaCall */
export interface GrafanaCall {
  (request: GrafanaRequest): Promise<GrafanaResponse>;
  /** Lets go of the connections that are kept. */
  close(): Promise<void>;
}

const SERVER = "grafana";
/** How long a server that has not answered gets to say that it is back, and how often it is asked. */
const KNOCK_MS = 1_500;
const KNOCK_EVERY_MS = 1_000;

/** What an outcome says of the server as a whole: any answer of its own shows that it is there. */
function judge(outcome: PromiseSettledResult<GrafanaResponse>, request: GrafanaRequest): Outcome | "abandoned" {
  if (outcome.status === "fulfilled") return "well";
  if (!(outcome.reason instanceof AppError)) return request.waitsForSource ? "unknown" : "abandoned";
  // A gateway that waited in vain waited for the data source, too.
  if (request.waitsForSource && outcome.reason.details.status === 504) return "unknown";
  if (outcome.reason.code === "GRAFANA_UNREACHABLE") return "away";
  if (outcome.reason.code === "GRAFANA_TIMEOUT") return request.waitsForSource ? "unknown" : "away";
  return "well";
}

/**
 * A caller of one Grafana: base address with its sub-path, token, organization, deadline, real abort upstream, no
 * redirects followed, answers up to 10 MB unpacked. What only reads is sent again after a gateway's 502, 503 or 504,
 * a reset connection or a short `Retry-After`, twice at most, after 50 to 400 ms. A server that has not answered three
 * times in a row is left alone: calls are refused at once, after a short look at its health, at most once a second.
 */
export function grafanaCall(connection: GrafanaConnection): GrafanaCall {
  const transport = grafanaTransport(connection);
  const { log } = connection;
  const circuits = circuitBoard({
    onChange: (_key, retryAt) =>
      retryAt === null
        ? log?.info("Grafana answers again")
        : log?.warn({ retryAt: new Date(retryAt).toISOString() }, "Grafana does not answer and is left alone for now"),
  });
  const caller: Caller = { connection, transport, note: noteDeprecation(log), accepted: new Set() };
  const isWell = remember(KNOCK_EVERY_MS, () =>
    call({ path: "api/health", insists: true, timeoutMs: KNOCK_MS }).then(
      () => undefined,
      () => undefined,
    ),
  );
  const call = async (request: GrafanaRequest): Promise<GrafanaResponse> => {
    request.signal?.throwIfAborted();
    if (!request.insists && circuits.retryAt(SERVER) !== null) await isWell.get();
    const timeoutMs = request.timeoutMs ?? connection.timeoutMs ?? 30_000;
    const work = (probe: boolean) =>
      sendWithRetries(caller, request, probe ? Math.min(timeoutMs, PROBE_MS) : timeoutMs);
    return circuits.run([SERVER], {
      work,
      judge: (outcome) => judge(outcome, request),
      refuse: (_key, retryAt) => circuitOpen(retryAt),
      ...(request.insists ? { insists: true } : {}),
    });
  };
  return Object.assign(call, { close: () => transport.destroy() });
}
