import { AppError } from "@/server/platform/errors";

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === "object";
const text = (value: unknown): string | null => (typeof value === "string" && value.trim() !== "" ? value : null);

/** The reason in any of Grafana's error bodies: legacy, errutil, access control, alerting, Prometheus, Kubernetes. */
function reasonOf(body: unknown): { reason: string | null; id: string | null } {
  if (!isObject(body)) return { reason: null, id: null };
  const reason = text(body.message) ?? text(body.error) ?? text(body.title);
  return { reason, id: text(body.messageId) ?? text(body.accessErrorId) ?? text(body.errorType) };
}

/**
 * What an answer with a status that is not a success means. Gateways answer with pages: those are not quoted.
 * The details hold `status`, and `reason` and `id` where Grafana gave them.
 */
export function readFailure(status: number, body: unknown): AppError {
  const { reason, id } = reasonOf(body);
  const details = { status, ...(reason ? { reason: reason.slice(0, 1_000) } : {}), ...(id ? { id } : {}) };
  if (status >= 300 && status < 400) {
    return new AppError("GRAFANA_REFUSED", "Grafana sent us elsewhere: its address or token is not right", details);
  }
  if (reason === null && (status === 502 || status === 503 || status === 504)) {
    return new AppError("GRAFANA_UNREACHABLE", `The gateway before Grafana answered ${status}`, details);
  }
  return new AppError("GRAFANA_REFUSED", reason ?? `Grafana answered ${status}`, details);
}
