import { AppError } from "@/server/platform/errors";
import type { RawDashboard, StoredDashboard } from "./contract";
import { readDashboardModel } from "./rules/read-dashboard-model";
import { Refusal } from "./rules/refusal";

const models = new WeakMap<RawDashboard, StoredDashboard>();

/**
 * A dashboard in the form that the room reads. What was read is kept for as long as the port keeps what it gave.
 *
 * @throws AppError GRAFANA_BAD_ANSWER where it is no dashboard, with the reason as its `code`
 */
export function dashboardModel(raw: RawDashboard): StoredDashboard {
  const known = models.get(raw);
  if (known) return known;
  try {
    const model = readDashboardModel(raw);
    models.set(raw, model);
    return model;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const details = { code: error.reason, reason: "The dashboard cannot be read", dashboardUid: raw.uid };
    throw new AppError("GRAFANA_BAD_ANSWER", "The dashboard cannot be read", details);
  }
}
