"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { organizationNotices } from "@/app/_lib/organization-notices";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc";

/** Not all open pages ask in the same moment. */
const SPREAD_MS = 1_000;

/**
 * Names statuses anew, in their new order, when somebody has changed them meanwhile, be it unheard. Shows nothing.
 * `version` is that of the statuses that the page was made with.
 */
export function FreshStatuses({ version }: { version: number }) {
  const router = useRouter();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const look = useEffectEvent(async () => {
    const now = await client.incident.statuses.query();
    if (now.version === version) return;
    void cache.invalidateQueries(trpc.incident.pathFilter());
    // Names come with the page.
    router.refresh();
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = organizationNotices.overhear(({ statuses }) => {
      if (!statuses) return;
      clearTimeout(timer);
      // Whoever cannot be asked now says so when the line is there again.
      timer = setTimeout(() => void look().catch(() => undefined), Math.random() * SPREAD_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return null;
}
