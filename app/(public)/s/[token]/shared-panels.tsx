"use client";

import { useLocale } from "next-intl";
import { DashboardView } from "@/app/_features/dashboard/dashboard-view";
import { useResolvedTheme } from "@/app/_lib/theme/use-resolved-theme";

export interface SharedPanelsProps {
  room: string;
  dashboardUid: string;
  range: { from: number; to: number };
}

export function SharedPanels({ room, dashboardUid, range }: SharedPanelsProps) {
  const locale = useLocale();
  const theme = useResolvedTheme();
  return (
    <DashboardView room={room} dashboardUid={dashboardUid} theme={theme} locale={locale} fixedRange={range} readOnly />
  );
}
