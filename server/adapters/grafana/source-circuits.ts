import type { Logger } from "@/server/platform/logger";
import { circuitBoard, type CircuitBoard } from "./circuit-board";

/** One circuit for each data source of a Grafana, by its uid. */
export function sourceCircuits(log: Pick<Logger, "info" | "warn"> | undefined, now?: () => number): CircuitBoard {
  return circuitBoard({
    ...(now && { now }),
    onChange: (dataSourceUid, retryAt) =>
      retryAt === null
        ? log?.info({ dataSourceUid }, "A data source answers again")
        : log?.warn(
            { dataSourceUid, retryAt: new Date(retryAt).toISOString() },
            "A data source does not answer and is left alone for now",
          ),
  });
}
