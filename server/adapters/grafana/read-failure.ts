import type { AppError } from "@/server/platform/errors";
import { grafanaFailure, type GrafanaFailure } from "./grafana-failure";
import { permissionIn } from "./permission-in";

const MOST_CHARACTERS = 1_000;
const GATEWAY = new Set([502, 503, 504]);
const RETRYABLE = new Set([429, ...GATEWAY]);
/** Words that stand in a field of many bodies and say nothing more than the status does. */
const EMPTY_CODES = new Set(["error", "Failure", "success"]);

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === "object";
const text = (value: unknown): string | null =>
  typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, MOST_CHARACTERS) : null;

function codeOf(body: Record<string, unknown>): string | null {
  const details = isObject(body.details) ? body.details : {};
  const status = text(body.status);
  return (
    text(body.messageId) ??
    (text(body.accessErrorId) ? "access-denied" : null) ??
    text(body.errorType) ??
    (body.kind === "Status" ? (text(details.uid) ?? text(body.reason)) : null) ??
    (status && !EMPTY_CODES.has(status) ? status : null)
  );
}

/** `Retry-After` in seconds or as a date; undefined where it is absent or odd. */
function retryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

export interface FailedAnswer {
  status: number;
  /** Undefined where it was not JSON: gateways answer with pages, and those are not quoted. */
  body: unknown;
  retryAfter?: string | null;
  /** True where the same token has been accepted before. */
  worked?: boolean;
}

/**
 * What an answer with a status that is not a success means, in any of the forms that Grafana has for it: legacy
 * handlers, errutil, access control, refused tokens, alerting, Prometheus and Kubernetes. Accepts any body.
 */
export function readFailure({ status, body, retryAfter: header = null, worked = false }: FailedAnswer): AppError {
  const given = isObject(body) ? body : {};
  const message = text(given.message) ?? text(given.error) ?? text(given.title);
  const wait = retryAfter(header, Date.now());
  const failure = (code: string, words: string): GrafanaFailure => ({
    status,
    code,
    message: words,
    retryable: RETRYABLE.has(status),
    permissionNeeded: status === 403 ? permissionIn(message) : null,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  });
  if (status >= 300 && status < 400) {
    const words = "Grafana sent us elsewhere (auth/config): its address or its token is not right";
    return grafanaFailure("GRAFANA_REFUSED", failure("redirected", words));
  }
  if (message === null && GATEWAY.has(status)) {
    return grafanaFailure("GRAFANA_UNREACHABLE", failure("gateway", `The gateway before Grafana answered ${status}`));
  }
  if (status === 401 && worked) {
    const words = `Grafana no longer accepts the token that worked until now: ${message ?? "Unauthorized"}`;
    return grafanaFailure("GRAFANA_REFUSED", failure("token-revoked", words));
  }
  return grafanaFailure(
    "GRAFANA_REFUSED",
    failure(codeOf(given) ?? `http-${status}`, message ?? `Grafana answered ${status}`),
  );
}
