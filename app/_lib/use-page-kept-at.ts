"use client";

import { useSyncExternalStore } from "react";
import { pageKeptAt } from "@/app/_lib/page-kept-at";

const never = () => () => undefined;

/** When the page that is open was kept, in epoch milliseconds; null when it came from the server, and while it wakes. */
export function usePageKeptAt(): number | null {
  return useSyncExternalStore(never, pageKeptAt, () => null);
}
