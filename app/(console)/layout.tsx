import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { gate } from "@/app/(console)/_shell/gate";
import { HealthBanner } from "@/app/(console)/_shell/health-banner";
import { TopBar } from "@/app/(console)/_shell/top-bar";
import { CommandCenter } from "@/app/_features/command/command-center";
import { FreshStatuses } from "@/app/_features/incident/fresh-statuses";
import { KeepSubscription } from "@/app/_features/notification/keep-subscription";
import { OfflineWorker } from "@/app/_features/offline/offline-worker";
import { presentStatuses } from "@/app/present-statuses";
import { allowedCommands } from "@/server/command/allowed-commands";
import { isAllowed } from "@/server/platform/access";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { viewer } = await gate();
  const [t, { version }] = await Promise.all([getTranslations("common"), presentStatuses()]);
  const hasSettings = isAllowed(viewer, "settings:read");
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <a
        href="#main"
        className="absolute -top-20 left-2 z-50 rounded-md bg-accent px-3 py-2 text-accent-contrast focus:top-2"
      >
        {t("skip")}
      </a>
      <TopBar name={viewer.name} username={viewer.username} role={viewer.role} hasSettings={hasSettings} />
      <HealthBanner />
      <OfflineWorker />
      <FreshStatuses version={version} />
      <main id="main" tabIndex={-1} className="relative flex min-h-0 flex-1 flex-col overflow-y-auto">
        {children}
      </main>
      <KeepSubscription userId={viewer.userId} expiresAt={viewer.expiresAt.toISOString()} />
      <CommandCenter allowed={allowedCommands(viewer)} hasSettings={hasSettings} />
    </div>
  );
}
