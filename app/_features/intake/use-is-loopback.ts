"use client";

import { useHydrated } from "@/app/_lib/use-hydrated";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether this page is reached from its own machine only. */
export function useIsLoopback(): boolean {
  return useHydrated() && LOOPBACK.has(window.location.hostname);
}
