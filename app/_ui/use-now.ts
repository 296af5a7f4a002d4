"use client";

import { useNow as useServerNow } from "next-intl";
import { useSyncExternalStore } from "react";

const SECOND_MS = 1_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One interval for all clocks of the page, so that they tick together. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const tell of listeners) tell();
  }, SECOND_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const never = () => () => undefined;
const wholeSeconds = (ms: number) => Math.floor(ms / SECOND_MS) * SECOND_MS;

/** The time in whole seconds, every second; starts with the server's, so that the first paint agrees with it. */
export function useNow(ticking = true): Date {
  const server = useServerNow().getTime();
  const now = useSyncExternalStore(
    ticking ? subscribe : never,
    () => wholeSeconds(Date.now()),
    () => wholeSeconds(server),
  );
  return new Date(now);
}
