import type { AppError } from "@/server/platform/errors";
import { grafanaFailure } from "./grafana-failure";

/** The line was cut: the same request may be sent again at once. */
export const RESET_CODES = new Set(["ECONNRESET", "UND_ERR_SOCKET", "EPIPE"]);
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ALTNAME/;
const WORDS: Record<string, string> = {
  ENOTFOUND: "Grafana's address has no entry in the name service",
  EAI_AGAIN: "The name service does not answer for Grafana's address",
  ECONNREFUSED: "Nothing listens at Grafana's address",
  UND_ERR_CONNECT_TIMEOUT: "No connection to Grafana's address came about",
  UND_ERR_ABORTED: "The proxy refused to connect to Grafana's address",
};

function codeOf(error: unknown): string {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code === "string") return code;
  }
  return "no-answer";
}

/**
 * What kept an answer from coming, in words that say what to mend. The error itself is not handed on: it may quote
 * the headers that were sent.
 */
export function unreachable(error: unknown): AppError {
  const code = codeOf(error);
  const message = CERTIFICATE.test(code)
    ? "Grafana's certificate is not trusted (auth/config): set GRAFANA_CA_FILE"
    : RESET_CODES.has(code)
      ? "The connection to Grafana was cut"
      : (WORDS[code] ?? "Grafana does not answer");
  const retryable = !CERTIFICATE.test(code);
  return grafanaFailure("GRAFANA_UNREACHABLE", { status: 0, code, message, retryable, permissionNeeded: null });
}
