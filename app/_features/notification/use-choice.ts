"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import { type ChoiceHere, followChoice, readChoice } from "./choice-here";

/** What this person chose in this browser; null for nothing. */
export function useChoice(userId: string): ChoiceHere | null {
  const text = useSyncExternalStore(
    followChoice,
    useCallback(() => JSON.stringify(readChoice(userId)), [userId]),
    () => "null",
  );
  return useMemo(() => JSON.parse(text) as ChoiceHere | null, [text]);
}
