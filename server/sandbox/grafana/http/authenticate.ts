import type { IncomingHttpHeaders } from "node:http";
import { coded, message, type Reply } from "./reply";
import { type Identity, isServiceAccountToken } from "./service-account-tokens";

/** Finds who calls, or the 401 that Grafana would answer. */
export function authenticate(headers: IncomingHttpHeaders, known: ReadonlyMap<string, Identity>): Identity | Reply {
  const token = presentedToken(headers.authorization);
  if (token === undefined) return message(401, "Unauthorized");
  const identity = isServiceAccountToken(token) ? known.get(token) : undefined;
  if (!identity) return coded(401, "api-key.invalid", "Invalid API key");
  const organization = headers["x-grafana-org-id"];
  if (organization !== undefined && organization !== "1") {
    return coded(401, "api-key.organization-mismatch", "API key does not belong to the requested organization");
  }
  return identity;
}

function presentedToken(header: string | undefined): string | undefined {
  const [scheme = "", value = ""] = (header ?? "").split(" ");
  if (/^bearer$/i.test(scheme) && value) return value;
  if (/^basic$/i.test(scheme)) {
    const [user, ...password] = Buffer.from(value, "base64").toString("utf8").split(":");
    if (user === "api_key") return password.join(":");
  }
  return undefined;
}
