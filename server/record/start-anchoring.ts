import type { Services } from "@/server/platform/context";
import { startJob } from "@/server/platform/start-job";
import { anchorHeads } from "@/server/record/anchor-heads";

const EVERY_MS = 60_000;
const LOCK = 7_236_091_119;

/** Anchors the heads of timelines each minute, in one process at a time. */
export function startAnchoring(services: Services): { stop(): Promise<void> } {
  return startJob({
    ...services,
    name: "anchor",
    everyMs: EVERY_MS,
    lock: LOCK,
    run: async (signal) => void (await anchorHeads(services, signal)),
  });
}
