import { setTimeout as sleep } from "node:timers/promises";
import { Agent, fetch } from "undici";
import { AppError } from "@/server/platform/errors";
import type { AlertmanagerCall } from "./alertmanager-call";
import { readText } from "./read-text";

/** Where an Alertmanager is and who calls it. The address may carry a path, such as Mimir's `/alertmanager`. */
export interface AlertmanagerServer {
  url: string;
  token?: string;
  user?: { name: string; password: string };
  /** Sent as `X-Scope-OrgID`, by which Mimir tells tenants apart. */
  tenant?: string;
  /** Of one call, in milliseconds; 10 s unless told. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
const RETRIES = 2;
const PASSING = new Set([429, 502, 503, 504]);

function credentials({ token, user }: AlertmanagerServer): Record<string, string> {
  if (token) return { authorization: `Bearer ${token}` };
  if (!user) return {};
  return { authorization: `Basic ${Buffer.from(`${user.name}:${user.password}`).toString("base64")}` };
}

/** Errors are a bare JSON string, `{"code":602,"message":"…"}`, or a gateway's page, which is not quoted. */
function wordsOf(text: string, status: number): string {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "string") return body.slice(0, 1_000);
    const { message, error } = (body ?? {}) as { message?: unknown; error?: unknown };
    if (typeof message === "string") return message.slice(0, 1_000);
    if (typeof error === "string") return error.slice(0, 1_000);
  } catch {
    // Said below.
  }
  return `It answered ${status}`;
}

function refusal(status: number, text: string): AppError {
  const reason = wordsOf(text, status);
  const code = status === 502 || status === 503 || status === 504 ? "ALERTMANAGER_UNREACHABLE" : "ALERTMANAGER_REFUSED";
  return new AppError(code, reason, { status, reason, code: `http-${status}`, retryable: PASSING.has(status) });
}

/** The error itself is not handed on: it may quote what was sent. */
function unreachable(): AppError {
  const reason = "The Alertmanager does not answer";
  return new AppError("ALERTMANAGER_UNREACHABLE", reason, { reason, code: "no-answer", retryable: true });
}

/**
 * Calls one Alertmanager: no redirects followed, answers up to 10 MB, one deadline. What only reads is sent again,
 * twice at most, where a gateway or the line fails. `base` is `api/v2` unless told.
 */
export function alertmanagerServer(
  server: AlertmanagerServer,
  base = "api/v2",
): { call: AlertmanagerCall; close(): Promise<void> } {
  const dispatcher = new Agent({ connections: 16, keepAliveTimeout: 10_000, connect: { timeout: 5_000 } });
  const headers = {
    accept: "application/json",
    ...credentials(server),
    ...(server.tenant && { "x-scope-orgid": server.tenant }),
  };

  const once: AlertmanagerCall = async ({ method = "GET", path, params = [], body, signal }) => {
    const query = new URLSearchParams(params.map(([key, value]) => [key, value])).toString();
    const response = await fetch(`${server.url.replace(/\/+$/, "")}/${base}/${path}${query && `?${query}`}`, {
      dispatcher,
      method,
      redirect: "manual",
      headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    const text = await readText(response);
    if (!response.ok) throw refusal(response.status, text);
    try {
      return text === "" ? null : (JSON.parse(text) as unknown);
    } catch {
      const reason = "The answer is not JSON";
      throw new AppError("ALERTMANAGER_BAD_ANSWER", reason, { reason, code: "not-json", retryable: false });
    }
  };

  const call: AlertmanagerCall = async (request) => {
    const deadline = AbortSignal.timeout(server.timeoutMs ?? TIMEOUT_MS);
    const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
    for (let tries = 0; ; tries += 1) {
      try {
        return await once({ ...request, signal });
      } catch (error) {
        request.signal?.throwIfAborted();
        const failure = error instanceof AppError ? error : unreachable();
        const mayRepeat = (request.method ?? "GET") === "GET" && failure.details.retryable === true;
        if (!mayRepeat || tries >= RETRIES || deadline.aborted) throw failure;
        await sleep(50 + Math.random() * 150 * (tries + 1), undefined, { signal }).catch(() => undefined);
      }
    }
  };
  return { call, close: () => dispatcher.destroy() };
}
