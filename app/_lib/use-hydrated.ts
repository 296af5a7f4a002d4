"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False on the server and in the first paint: what depends on the browser waits for it. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
