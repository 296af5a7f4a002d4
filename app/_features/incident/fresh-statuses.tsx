"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { organizationNotices } from "@/app/_lib/organization-notices";
import { useTRPC } from "@/app/_lib/trpc";

/** Not all open pages ask in the same moment. */
const SPREAD_MS = 1_000;

/** Names statuses anew, in their new order, when somebody has changed them meanwhile. Shows nothing. */
export function FreshStatuses() {
  const router = useRouter();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const look = useEffectEvent(() => {
    void cache.invalidateQueries(trpc.incident.pathFilter());
    // Names come with the page.
    router.refresh();
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = organizationNotices.overhear(({ statuses }) => {
      if (!statuses) return;
      clearTimeout(timer);
      timer = setTimeout(() => look(), Math.random() * SPREAD_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return null;
}
