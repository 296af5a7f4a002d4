"use client";

import { useSyncExternalStore } from "react";
import { moments, type MomentsSnapshot } from "@/app/_lib/moments";

/** The times that the page points at. */
export function useMoments(): MomentsSnapshot {
  return useSyncExternalStore(moments.subscribe, moments.snapshot, moments.server);
}
