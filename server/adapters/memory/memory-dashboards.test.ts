import {
  SUITE_DASHBOARD,
  SUITE_FOLDER,
  SUITE_LIBRARY,
  SUITE_SOURCES,
  SUITE_V2,
  dashboardsSuite,
} from "@/server/ports/dashboards.suite";
import { memoryDashboards } from "./memory-dashboards";

dashboardsSuite("memory", async () => ({
  dashboards: memoryDashboards({
    dashboards: [SUITE_DASHBOARD, SUITE_V2],
    dataSources: SUITE_SOURCES,
    libraryPanels: SUITE_LIBRARY,
    folders: { "": [SUITE_FOLDER] },
  }),
  stop: async () => undefined,
}));
