import type { ReactNode } from "react";
import { SettingsNav } from "@/app/(console)/_shell/settings-nav";
import { gate } from "@/app/(console)/_shell/gate";
import { isAllowed } from "@/server/platform/access";

/** Every page of the settings beside the list of them. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { viewer } = await gate();
  return (
    <div className="flex flex-1 max-room:flex-col">
      <SettingsNav
        hasSettings={isAllowed(viewer, "settings:read")}
        hasMaintenance={isAllowed(viewer, "maintenance:read")}
      />
      <div className="flex min-w-0 flex-1 flex-col">{children}</div>
    </div>
  );
}
