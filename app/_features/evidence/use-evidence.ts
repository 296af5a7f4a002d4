import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { EvidenceContent } from "@/server/evidence/contract";
import { compareResults, type Comparison } from "@/server/evidence/rules/compare-results";
import type { CardMode } from "./card-memory";
import { evidenceApi, type AskedAgain } from "./evidence-api";

const KEEP_MS = 5 * 60_000;
/** How often "now" is asked again. */
const REFRESH_MS = 15_000;
const THINNED: ReadonlySet<string> = new Set(["thinned", "newest_lines", "first_rows", "series_cut"]);

export interface CardData {
  content: EvidenceContent | undefined;
  /** Why the document cannot be shown. */
  contentError: unknown;
  again: AskedAgain | undefined;
  /** Why Grafana did not answer; the document is not touched by it. */
  againError: unknown;
  /** Epoch milliseconds. */
  askedAt: number;
  isAsking: boolean;
  comparison: Comparison | null;
  retryContent: () => void;
  askAgain: () => void;
}

/** The document of a card, and what its queries answer now where that is wanted. */
export function useEvidence(room: string, id: string, mode: CardMode, active: boolean): CardData {
  const document = useQuery({
    queryKey: ["evidence", room, id],
    queryFn: ({ signal }) => evidenceApi.open(room, id, signal),
    enabled: active,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEEP_MS,
    retry: false,
  });
  const content = document.data;
  const asked = useQuery({
    queryKey: ["evidence-again", room, id, mode],
    queryFn: ({ signal }) => {
      const { from = 0, to = 0 } = content?.range ?? {};
      const now = Date.now();
      const range = mode === "now" ? { from: now - (to - from), to: now } : ("captured" as const);
      return evidenceApi.askAgain(room, id, range, signal);
    },
    enabled: active && mode !== "frozen" && content !== undefined,
    refetchInterval: mode === "now" ? REFRESH_MS : false,
    staleTime: mode === "now" ? REFRESH_MS : KEEP_MS,
    gcTime: KEEP_MS,
    placeholderData: mode === "now" ? keepPreviousData : undefined,
    retry: false,
  });
  const again = asked.isPlaceholderData ? undefined : asked.data;
  const comparison = useMemo(() => {
    if (!content || !again || mode !== "difference") return null;
    const isThinned = content.notes.some(({ code }) => THINNED.has(code));
    return compareResults(content.results, again.results, { isThinned, panelType: content.panel.type });
  }, [content, again, mode]);
  return {
    content,
    contentError: document.error,
    again,
    againError: asked.error,
    askedAt: asked.dataUpdatedAt,
    isAsking: asked.isFetching,
    comparison,
    retryContent: () => void document.refetch(),
    askAgain: () => void asked.refetch(),
  };
}
