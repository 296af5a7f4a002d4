import { createContext, type ReactNode } from "react";
import type { ShownEvent } from "./shown-event";

/** Draws the card of an event that posts evidence; null where the page has none, as on a shared one, or cannot read it. */
export const EvidenceSlot = createContext<((event: ShownEvent) => ReactNode) | null>(null);
