"use client";

import { ServiceChanges } from "@/app/_features/change/service-changes";
import { DashboardPicker } from "@/app/_features/incident/dashboard-picker";
import { ServiceView, type ServiceViewProps } from "@/app/_features/service/detail/service-view";

/** A service with the same choice of dashboards as a room's, and what was changed in it. */
export function ServiceScreen(props: Omit<ServiceViewProps, "pickDashboards" | "changes">) {
  return (
    <ServiceView
      {...props}
      pickDashboards={(pick) => <DashboardPicker {...pick} />}
      changes={<ServiceChanges serviceId={props.initial.id} />}
    />
  );
}
