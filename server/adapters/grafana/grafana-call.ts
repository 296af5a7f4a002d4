import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@/server/platform/errors";
import type { GrafanaConnection } from "./grafana-connection";
import { readBody } from "./read-body";
import { readFailure } from "./read-failure";

export interface GrafanaRequest {
  method?: "GET" | "POST";
  /** Below the base address, without a slash in front. */
  path: string;
  params?: ReadonlyArray<readonly [string, string]>;
  body?: unknown;
  timeoutMs?: number;
  signal?: AbortSignal;
  /** Statuses beside 200 to 299 whose body is wanted, where `accept` finds it usable. */
  acceptFailed?: (status: number, body: unknown) => boolean;
}

export interface GrafanaResponse {
  status: number;
  body: unknown;
}

/** Calls Grafana once, politely. @see grafanaCall */
export type GrafanaCall = (request: GrafanaRequest) => Promise<GrafanaResponse>;

const RETRIES = 2;
const RETRY_STATUS = new Set([502, 503, 504]);
const RETRY_CODE = new Set(["ECONNRESET", "UND_ERR_SOCKET", "EPIPE"]);

function codeOf(error: unknown): string {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code === "string") return code;
  }
  return "";
}

function parsed(text: string): { json: unknown } | null {
  try {
    return { json: text === "" ? null : (JSON.parse(text) as unknown) };
  } catch {
    return null;
  }
}

async function attempt(
  connection: GrafanaConnection,
  request: GrafanaRequest,
  signal: AbortSignal,
): Promise<GrafanaResponse> {
  const query = new URLSearchParams((request.params ?? []).map(([key, value]) => [key, value])).toString();
  const response = await fetch(`${connection.url.replace(/\/+$/, "")}/${request.path}${query && `?${query}`}`, {
    method: request.method ?? "GET",
    redirect: "manual",
    cache: "no-store",
    signal,
    headers: {
      accept: "application/json",
      authorization: `Bearer ${connection.token}`,
      ...(request.body === undefined ? {} : { "content-type": "application/json" }),
    },
    body: request.body === undefined ? undefined : JSON.stringify(request.body),
  });
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    throw readFailure(response.status, null);
  }
  const answer = parsed(await readBody(response));
  const usable = response.ok || request.acceptFailed?.(response.status, answer?.json);
  if (!usable) throw readFailure(response.status, answer?.json);
  if (!answer) throw new AppError("GRAFANA_BAD_ANSWER", "The answer is not JSON", { status: response.status });
  return { status: response.status, body: answer.json };
}

const mayRetry = (error: unknown): boolean =>
  error instanceof AppError ? RETRY_STATUS.has(Number(error.details.status)) : RETRY_CODE.has(codeOf(error));

function asFailure(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  return new AppError("GRAFANA_UNREACHABLE", "Grafana does not answer", code ? { code } : {}, { cause: error });
}

/**
 * A caller of one Grafana: base address with its sub-path, token, deadline, real abort upstream, no redirects followed,
 * answers up to 10 MB. Every call here reads, so a gateway's 502, 503 and 504 and a reset connection are tried again,
 * twice at most, after 50 to 400 ms. Identical reads that overlap are one.
 */
export function grafanaCall(connection: GrafanaConnection): GrafanaCall {
  const call: GrafanaCall = async (request) => {
    const deadline = AbortSignal.timeout(request.timeoutMs ?? connection.timeoutMs ?? 30_000);
    const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
    for (let tries = 0; ; tries++) {
      try {
        return await attempt(connection, request, signal);
      } catch (error) {
        if (request.signal?.aborted) throw request.signal.reason;
        if (deadline.aborted) throw new AppError("GRAFANA_TIMEOUT", "Grafana took too long", {}, { cause: error });
        if (tries >= RETRIES || !mayRetry(error)) throw asFailure(error);
        await sleep((50 + Math.random() * 150) * (tries + 1), undefined, { signal }).catch(() => undefined);
      }
    }
  };
  return call;
}
