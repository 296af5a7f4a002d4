import { headerOf, type WithHeaders } from "@/server/identity/session-cookie";
import { viewerOf } from "@/server/identity/viewer-of";
import type { Context } from "@/server/platform/context";
import { services } from "@/server/services";

/** Headers that the server sets itself on every request; what a client sent under these names is thrown away. */
export const REQUEST_ID = "x-request-id";
export const CLIENT_ADDRESS = "x-client-address";

/** Who asks, for a request with these headers. */
export async function contextOf(headers: WithHeaders["headers"]): Promise<Context> {
  const header = (name: string) => headerOf({ headers }, name);
  return {
    services: services(),
    viewer: await viewerOf({ headers }),
    requestId: header(REQUEST_ID) ?? crypto.randomUUID(),
    client: { address: header(CLIENT_ADDRESS) ?? "", userAgent: header("user-agent") ?? "" },
  };
}
