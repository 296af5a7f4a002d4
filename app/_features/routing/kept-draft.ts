"use client";

import { useSyncExternalStore } from "react";
import type { RuleDraft } from "@/app/_features/routing/rule-draft";

/** A draft that was neither saved nor thrown away, such as when the session ended over it. */
export interface KeptDraft {
  /** Null for a new rule. */
  id: string | null;
  /** When the rule was last changed, as the writer saw it. */
  seenAt: string | null;
  position: number;
  draft: RuleDraft;
}

const keyOf = (userId: string) => `routing-draft:${userId}`;
const listeners = new Set<() => void>();
let read: { text: string; kept: KeptDraft | null } = { text: "", kept: null };

function textAt(userId: string): string {
  try {
    return sessionStorage.getItem(keyOf(userId)) ?? "";
  } catch {
    return "";
  }
}
function tell(): void {
  for (const listener of listeners) listener();
}

/** Keeps it in this tab, for this person. */
export function keepDraft(userId: string, kept: KeptDraft): void {
  try {
    sessionStorage.setItem(keyOf(userId), JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing still warns before the page is left.
  }
}
export function forgetDraft(userId: string): void {
  try {
    sessionStorage.removeItem(keyOf(userId));
  } catch {
    // As above.
  }
  tell();
}

function keptAt(userId: string): KeptDraft | null {
  const text = textAt(userId);
  if (text !== read.text) {
    let kept: KeptDraft | null = null;
    try {
      kept = text ? (JSON.parse(text) as KeptDraft) : null;
    } catch {
      kept = null;
    }
    read = { text, kept };
  }
  return read.kept;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What this person began to write in this tab and did not finish. */
export function useKeptDraft(userId: string): KeptDraft | null {
  return useSyncExternalStore(
    subscribe,
    () => keptAt(userId),
    () => null,
  );
}
