"use client";

import { type Shortcut, SHORTCUTS, type ShortcutName } from "@/app/_lib/shortcuts";
import { useKeys } from "@/app/_lib/use-keys";

/** Does something on a key of the list; undefined leaves the key to whoever else wants it. */
export function useShortcuts(bindings: Readonly<Partial<Record<ShortcutName, (() => void) | undefined>>>): void {
  const bound = Object.entries(bindings).flatMap(([name, act]) => {
    const { keys }: Shortcut = SHORTCUTS[name as ShortcutName];
    return keys.map((key) => [key, act] as const);
  });
  useKeys(Object.fromEntries(bound));
}
