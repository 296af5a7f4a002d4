import { removeUnsent } from "@/server/attachment/remove-unsent";
import { removeAbandonedUploads } from "@/server/attachment/upload-folders";
import type { Services } from "@/server/platform/context";
import { startJob } from "@/server/platform/start-job";

const EVERY_MS = 3_600_000;
const LOCK = 7_236_091_120;

/** Removes files that were never sent, each hour, in one process at a time. */
export function startCleanup(services: Services): { stop(): Promise<void> } {
  return startJob({
    ...services,
    name: "files that were not sent",
    everyMs: EVERY_MS,
    lock: LOCK,
    async run(signal) {
      await removeAbandonedUploads(services.clock.now());
      const removed = await removeUnsent(services, signal);
      if (removed > 0) services.log.info({ removed }, "files that were not sent removed");
    },
  });
}
