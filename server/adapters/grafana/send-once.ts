import { fetch, type Dispatcher } from "undici";
import { AppError } from "@/server/platform/errors";
import type { GrafanaRequest, GrafanaResponse } from "./grafana-call";
import type { GrafanaConnection } from "./grafana-connection";
import type { noteDeprecation } from "./note-deprecation";
import { readBody } from "./read-body";
import { readFailure } from "./read-failure";

/** What one caller of a Grafana keeps from call to call. */
export interface Caller {
  connection: GrafanaConnection;
  transport: Dispatcher;
  note: ReturnType<typeof noteDeprecation>;
  /** Tokens that Grafana has accepted. */
  accepted: Set<string>;
}

function parsed(text: string): { json: unknown } | null {
  try {
    return { json: text === "" ? null : (JSON.parse(text) as unknown) };
  } catch {
    return null;
  }
}

/**
 * Sends a request once and reads its answer.
 *
 * @throws AppError GRAFANA_REFUSED, GRAFANA_UNREACHABLE (a gateway), GRAFANA_BAD_ANSWER; and what `fetch` throws
 */
export async function sendOnce(caller: Caller, request: GrafanaRequest, signal: AbortSignal): Promise<GrafanaResponse> {
  const { connection, transport, note, accepted } = caller;
  const token = request.as === "write" ? (connection.writeToken ?? connection.token) : connection.token;
  const query = new URLSearchParams((request.params ?? []).map(([key, value]) => [key, value])).toString();
  const response = await fetch(`${connection.url.replace(/\/+$/, "")}/${request.path}${query && `?${query}`}`, {
    dispatcher: transport,
    method: request.method ?? "GET",
    redirect: "manual",
    signal,
    headers: {
      accept: "application/json",
      authorization: `Bearer ${token}`,
      ...(connection.orgId === undefined ? {} : { "x-grafana-org-id": String(connection.orgId) }),
      ...(request.body === undefined ? {} : { "content-type": "application/json" }),
      ...request.headers,
    },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  });
  const { status, headers, ok } = response;
  note(request.path, headers);
  if (status >= 300 && status < 400) {
    await response.body?.cancel();
    throw readFailure({ status, body: null });
  }
  const text = await readBody(response, request.mostBytes);
  const answer = parsed(text);
  if (!ok && !request.acceptFailed?.(status, answer?.json)) {
    const retryAfter = headers.get("retry-after");
    const body = withoutTokens(answer?.json, connection);
    throw readFailure({ status, body, retryAfter, worked: accepted.has(token) });
  }
  if (!answer) {
    const words = "The answer is not JSON";
    throw new AppError("GRAFANA_BAD_ANSWER", words, { status, code: "not-json", reason: words });
  }
  // Health is open to everybody and proves nothing of a token.
  if (ok && request.path !== "api/health") accepted.add(token);
  return { status, body: answer.json, text };
}

/** A gateway that quotes the request back must not carry our credentials on. */
function withoutTokens(body: unknown, { token, writeToken }: GrafanaConnection): unknown {
  const text = JSON.stringify(body) ?? "";
  const secrets = [token, writeToken].filter((secret): secret is string => !!secret && text.includes(secret));
  return secrets.length === 0
    ? body
    : parsed(secrets.reduce((rest, secret) => rest.replaceAll(secret, "…"), text))?.json;
}
