import { resumeInTime } from "@/server/incident/resume-in-time";
import { postNudges } from "@/server/nudge/post-nudges";
import type { Services } from "@/server/platform/context";
import { startJob } from "@/server/platform/start-job";

const EVERY_MS = 30_000;
const LOCK = 7_236_091_140;

/**
 * Reminds rooms, and goes on with those that have rested long enough, in one process at a time. Nothing is queued: what is owed follows from the timelines whenever they are
 * looked at, and a key keeps each reminder from being said twice, so that a restart neither loses nor repeats one.
 */
export function startNudging(services: Services): { stop(): Promise<void> } {
  return startJob({
    ...services,
    name: "nudge",
    everyMs: EVERY_MS,
    lock: LOCK,
    run: async (signal) => {
      await resumeInTime(services, signal);
      await postNudges(services, signal);
    },
  });
}
