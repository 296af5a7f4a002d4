"use client";

import { DashboardPicker } from "@/app/_features/incident/dashboard-picker";
import { ServiceCatalogue, type ServiceCatalogueProps } from "@/app/_features/service/service-catalogue";

/** The catalogue with the same choice of dashboards as a room's. */
export function ServicesScreen(props: Omit<ServiceCatalogueProps, "pickDashboards">) {
  return <ServiceCatalogue {...props} pickDashboards={(pick) => <DashboardPicker {...pick} />} />;
}
