"use client";

import { useSyncExternalStore } from "react";

/** What some browsers tell of the network. */
interface Network extends EventTarget {
  saveData?: boolean;
  /** "slow-2g", "2g", "3g" or "4g". */
  effectiveType?: string;
}

const network = (): Network | undefined => (navigator as Navigator & { connection?: Network }).connection;

function subscribe(listener: () => void): () => void {
  const known = network();
  known?.addEventListener("change", listener);
  return () => known?.removeEventListener("change", listener);
}

/** Whether what is heavy and can be done without is left out: people ask for it, or the network is slow. */
export function useThrifty(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => network()?.saveData === true || network()?.effectiveType?.endsWith("2g") === true,
    () => true,
  );
}
