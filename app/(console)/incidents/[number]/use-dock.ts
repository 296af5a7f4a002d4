"use client";

import { useCallback, useState } from "react";
import { DOCK_TABS, type DockTabName } from "@/app/(console)/incidents/[number]/dock-tab";

const KEY = "room-dock";

function remembered(): DockTabName | null {
  try {
    return DOCK_TABS.find((name) => name === localStorage.getItem(KEY)) ?? null;
  } catch {
    // On the server, and where the browser keeps nothing.
    return null;
  }
}

function remember(name: DockTabName | null): void {
  try {
    localStorage.setItem(KEY, name ?? "");
  } catch {
    // It holds for this page.
  }
}

/** Which tab of the dock is open; this browser opens the next room with the same. */
export function useDock() {
  const [open, setOpen] = useState(remembered);
  const show = useCallback((name: DockTabName | null) => {
    setOpen(name);
    remember(name);
  }, []);
  return { open, show };
}
