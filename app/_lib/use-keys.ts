"use client";

import { useEffect, useRef } from "react";

/** What to do by key: one key such as `c`, or two in a row such as `g i`. */
export type KeyBindings = Readonly<Record<string, (() => void) | undefined>>;

const SEQUENCE_MS = 1_000;
/** The first of two keys in a row. */
const PREFIX = "g";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/** True while something lies over the page and takes the keys. */
function isCovered(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}

/** Listens for single keys while nobody types, no dialog is open and nobody else took the key. */
export function useKeys(bindings: KeyBindings): void {
  const current = useRef(bindings);
  useEffect(() => {
    current.current = bindings;
  });
  useEffect(() => {
    let first = { key: "", at: 0 };
    function onKey(event: KeyboardEvent) {
      const before = first;
      // A key that somebody else took ends a pair here too.
      first = { key: "", at: 0 };
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (isTyping(event.target) || isCovered()) return;
      // What comes after the prefix is never a key of its own: whoever knows the pair may be another listener.
      const isSecond = before.key === PREFIX && event.timeStamp - before.at < SEQUENCE_MS;
      const act = current.current[isSecond ? `${PREFIX} ${event.key}` : event.key];
      if (!isSecond) first = { key: event.key, at: event.timeStamp };
      if (!act) return;
      event.preventDefault();
      act();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
