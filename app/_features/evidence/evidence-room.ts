import { createContext, type ReactNode } from "react";
import type { EvidenceContent, EvidenceResults } from "@/server/evidence/contract";
import type { Comparison } from "@/server/evidence/rules/compare-results";

/** What a card wants drawn. */
export interface DrawnEvidence {
  content: EvidenceContent;
  shown:
    | { mode: "frozen" }
    | { mode: "now"; results: EvidenceResults; range: EvidenceContent["range"] }
    | { mode: "difference"; results: EvidenceResults; comparison: Comparison };
  asTable: boolean;
  inspecting: boolean;
  onInspected: () => void;
}

/** The page around the cards. */
export interface EvidenceRoom {
  /** An incident number. */
  room: string;
  /** Draws with the components of live panels. */
  draw: (drawn: DrawnEvidence) => ReactNode;
  /** Shows a dashboard of the room; null where the room does not hold it. */
  dashboardOpener: (uid: string) => (() => void) | null;
}

export const EvidenceRoomContext = createContext<EvidenceRoom | null>(null);
