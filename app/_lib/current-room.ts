"use client";

import { useEffect, useSyncExternalStore } from "react";

/** The room that is open, as parts of the page outside of it can use it. */
export interface CurrentRoom {
  number: number;
  title: string;
  /** Puts the beginning of a command where one writes; null for who may not write. */
  startCommand: ((line: string) => void) | null;
  catchUp: () => void;
}

let current: CurrentRoom | null = null;
const listeners = new Set<() => void>();

function change(room: CurrentRoom | null): void {
  current = room;
  for (const tell of listeners) tell();
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The room that is open; null on every other page. */
export function useCurrentRoom(): CurrentRoom | null {
  return useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  );
}

/** Makes a room the open one for as long as it is shown. The room must be the same object while nothing about it changes. */
export function useOpenRoom(room: CurrentRoom): void {
  useEffect(() => {
    change(room);
    return () => {
      if (current === room) change(null);
    };
  }, [room]);
}
