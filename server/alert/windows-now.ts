import type { WindowAt } from "@/server/alert/rules/suppression-of";
import { windowsBetween } from "@/server/maintenance/queries";
import { windowOf } from "@/server/maintenance/rules/window-of";
import type { SignedIn } from "@/server/platform/context";

/** What holds alerts of an organization back besides their sources. */
export async function windowsNow({ services, viewer }: SignedIn): Promise<WindowAt> {
  const now = services.clock.now();
  return windowOf(await windowsBetween(services.db, viewer.organizationId, now, now));
}
