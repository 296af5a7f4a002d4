import { reconcile } from "@/server/alert/reconcile";
import type { Services } from "@/server/platform/context";
import { startJob } from "@/server/platform/start-job";

const EVERY_MS = 10_000;
const LOCK = 7_236_091_122;

/** Makes up for webhooks that got lost, within a minute and in one process at a time. */
export function startReconciliation(services: Services): { stop(): Promise<void> } {
  const missing = new Map<string, number>();
  return startJob({
    ...services,
    name: "lost webhooks",
    everyMs: EVERY_MS,
    lock: LOCK,
    run: async () => void (await reconcile(services, missing)),
  });
}
