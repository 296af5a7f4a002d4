"use client";

import { useEffect, useEffectEvent } from "react";
import { organizationNotices } from "@/app/_lib/organization-notices";

/** The first notice counts at once, those that follow at most so often: a storm of them is one look. */
const EVERY_MS = 1_000;

/** Calls back when incidents, or alerts, of the organization changed, or may have changed unseen. */
export function useOrganizationNotices(what: "incidents" | "alerts", heard: () => void): void {
  const onNotice = useEffectEvent(heard);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOwed = false;
    function tell(): void {
      isOwed = false;
      onNotice();
      timer = setTimeout(() => {
        timer = undefined;
        if (isOwed) tell();
      }, EVERY_MS);
    }
    const stop = organizationNotices.listen((notice) => {
      if (!notice[what]) return;
      if (timer === undefined) tell();
      else isOwed = true;
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [what]);
}
