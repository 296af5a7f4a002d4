import type { IncomingHttpHeaders } from "node:http";
import { json, message, type Reply, unauthorized } from "./reply";
import { type Identity, isServiceAccountToken } from "./service-account-tokens";

const REFUSALS = {
  expired: ["api-key.expired", "Expired API key"],
  revoked: ["api-key.revoked", "Revoked API key"],
  disabled: ["identity.disabled", "Unauthorized"],
} as const;

/** Finds who calls, or what Grafana would answer instead. Every token belongs to organization 1. */
export function authenticate(
  headers: IncomingHttpHeaders,
  url: URL,
  known: ReadonlyMap<string, Identity>,
): Identity | Reply {
  const presented = presentedToken(headers.authorization);
  if (presented === "password") return unauthorized("password-auth.failed", "Invalid username or password");
  if (presented === undefined) return unauthorized("auth.unauthorized", "Unauthorized");
  if (!isServiceAccountToken(presented.token)) return unauthorized("api-key.invalid", "Invalid API key");
  const identity = known.get(presented.token);
  if (!identity) return json({ message: "Unauthorized", traceID: "" }, 401);
  if (identity.refused) {
    const [messageId, text] = REFUSALS[identity.refused];
    return unauthorized(messageId, text);
  }
  const organization = url.searchParams.get("targetOrgId") ?? headers["x-grafana-org-id"] ?? namespaceOf(url.pathname);
  if (organization !== "1") {
    return unauthorized("api-key.organization-mismatch", "API key does not belong to the requested organization");
  }
  return (url.searchParams.get("orgId") ?? "1") === "1" ? identity : message(404, "Not found");
}

function presentedToken(header: string | undefined): { token: string } | "password" | undefined {
  const [scheme = "", value = ""] = (header ?? "").split(" ");
  if (/^bearer$/i.test(scheme) && value) return { token: value };
  if (!/^basic$/i.test(scheme)) return undefined;
  const [user, ...password] = Buffer.from(value, "base64").toString("utf8").split(":");
  return user === "api_key" ? { token: password.join(":") } : "password";
}

/** The organization in a path under `/apis`: `default` is the first. */
function namespaceOf(path: string): string {
  const namespace = /^\/apis\/[^/]+\/[^/]+\/namespaces\/([^/]+)/.exec(path)?.[1] ?? "default";
  return namespace === "default" ? "1" : namespace.replace(/^org-/, "");
}
