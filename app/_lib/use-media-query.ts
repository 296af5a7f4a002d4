"use client";

import { useCallback, useSyncExternalStore } from "react";

/** Whether the query matches; `whileUnknown` until the browser has been asked. */
export function useMediaQuery(query: string, whileUnknown = false): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = matchMedia(query);
      list.addEventListener("change", onChange);
      return () => list.removeEventListener("change", onChange);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => whileUnknown,
  );
}
