import type { ReactNode } from "react";
import { IncidentSettingsTabs } from "@/app/(console)/settings/incidents/incident-settings-tabs";

/** What an organization settles about its incidents, a page for each part. */
export default function IncidentSettingsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <IncidentSettingsTabs />
      {children}
    </>
  );
}
