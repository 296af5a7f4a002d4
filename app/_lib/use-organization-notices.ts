"use client";

import { useEffect, useEffectEvent } from "react";
import { organizationNotices } from "@/app/_lib/organization-notices";

/** Between two looks; a server that takes long to answer is asked less often. */
const PAUSE_MS = 200;
/** After this a look counts as lost, so that one answer that never comes does not end all looking. */
const LOST_MS = 5_000;

const after = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/**
 * Looks when incidents, or alerts, of the organization changed, or may have changed unseen: at once, and again after
 * the answer for what was noticed meanwhile, so that a storm of notices is one look at a time. `look` answers when it
 * has looked; a reading that is on its way already began too early to count.
 */
export function useOrganizationNotices(what: "incidents" | "alerts" | "both", look: () => unknown): void {
  const onNotice = useEffectEvent(look);
  useEffect(() => {
    let [isLooking, isOwed] = [false, false];
    const over = new AbortController();
    async function lookNow(): Promise<void> {
      isLooking = true;
      isOwed = false;
      await Promise.race([Promise.resolve(onNotice()).catch(() => undefined), after(LOST_MS)]);
      await after(PAUSE_MS);
      isLooking = false;
      if (isOwed && !over.signal.aborted) void lookNow();
    }
    const stop = organizationNotices.listen((notice) => {
      if (what === "both" ? !notice.incidents && !notice.alerts : !notice[what]) return;
      if (isLooking) isOwed = true;
      else void lookNow();
    });
    return () => {
      over.abort();
      stop();
    };
  }, [what]);
}
