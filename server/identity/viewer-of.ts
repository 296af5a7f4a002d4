import type { IdentityServices } from "@/server/identity/identity-services";
import type { WithHeaders } from "@/server/identity/session-cookie";
import { sessionOf } from "@/server/identity/session-of";
import type { Viewer } from "@/server/platform/access";

/** Who asks: for procedures, routes, pages and socket handshakes alike. Null for nobody, whatever the reason. */
export async function viewerOf(request: WithHeaders, within?: IdentityServices): Promise<Viewer | null> {
  return (await sessionOf(request, within)).viewer;
}
