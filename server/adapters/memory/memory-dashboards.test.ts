import { SUITE_DASHBOARD, SUITE_SOURCES, dashboardsSuite } from "@/server/ports/dashboards.suite";
import { memoryDashboards } from "./memory-dashboards";

dashboardsSuite("memory", async () => ({
  dashboards: memoryDashboards({ dashboards: [SUITE_DASHBOARD], dataSources: SUITE_SOURCES }),
  stop: async () => undefined,
}));
