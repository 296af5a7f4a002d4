import {
  SUITE_ERROR,
  SUITE_FRAME,
  SUITE_MARK,
  SUITE_QUIET_RULE,
  SUITE_RESOURCE,
  SUITE_RULE,
  metricsSuite,
} from "@/server/ports/metrics.suite";
import { memoryMetrics } from "./memory-metrics";

metricsSuite("memory", async () => ({
  metrics: memoryMetrics({
    answer: (query) =>
      query.expr === SUITE_ERROR.expr
        ? { status: 400, error: SUITE_ERROR.error }
        : { status: 200, frames: [SUITE_FRAME] },
    resources: { [`${SUITE_RESOURCE.uid}/${SUITE_RESOURCE.path}`]: SUITE_RESOURCE.body },
    annotations: [{ ...SUITE_MARK, dashboardUid: "shop" }],
    alertRules: [SUITE_RULE, SUITE_QUIET_RULE],
  }),
  stop: async () => undefined,
}));
