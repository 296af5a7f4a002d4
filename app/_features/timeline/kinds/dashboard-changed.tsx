import { LayoutDashboard } from "lucide-react";
import { useFormatter } from "next-intl";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function DashboardChanged({ event }: LineProps) {
  const { t, who, b } = useLineParts(event);
  const format = useFormatter();
  const { dashboards } = event.payload;
  const titles = Array.isArray(dashboards) ? dashboards.filter((title) => typeof title === "string") : [];
  return (
    <SystemLine icon={LayoutDashboard} event={event}>
      {titles.length > 0
        ? t.rich("dashboardsChanged", { who, b, titles: format.list(titles) })
        : t.rich("dashboardsRemoved", { who, b })}
    </SystemLine>
  );
}
