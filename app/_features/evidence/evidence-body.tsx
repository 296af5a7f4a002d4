"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useContext, useMemo } from "react";
import { Skeleton } from "@/app/_ui/skeleton";
import type { CardState } from "./card-memory";
import { EvidenceRoomContext, type DrawnEvidence } from "./evidence-room";
import { EvidenceProblem } from "./evidence-problem";
import type { CardData } from "./use-evidence";

interface Props {
  data: CardData;
  state: CardState;
  inspecting: boolean;
  onInspected: () => void;
  /** What stands here until there is something to draw. */
  waiting: ReactNode;
}

function shownOf({ mode }: CardState, { again, comparison }: CardData): DrawnEvidence["shown"] | null {
  if (mode === "frozen") return { mode };
  if (!again) return null;
  if (mode === "now") return { mode, results: again.results, range: again.range };
  return comparison && { mode, results: again.results, comparison };
}

/** The drawing of a card, or why there is none. */
export function EvidenceBody({ data, state, inspecting, onInspected, waiting }: Props) {
  const t = useTranslations("snapshots");
  const page = useContext(EvidenceRoomContext);
  const { content, contentError, again, againError, comparison, isAsking } = data;
  const { mode, asTable } = state;
  // The drawing starts anew with another object.
  const shown = useMemo(
    () => shownOf({ mode, asTable, open: true }, { again, comparison } as CardData),
    [mode, asTable, again, comparison],
  );
  if (contentError && !content) {
    return <EvidenceProblem what="document" error={contentError} onRetry={data.retryContent} retrying={false} />;
  }
  if (!content || !page) return waiting;
  if (mode !== "frozen" && againError && !shown) {
    return <EvidenceProblem what={mode} error={againError} onRetry={data.askAgain} retrying={isAsking} />;
  }
  if (!shown) {
    return (
      <div role="status" className="size-full">
        <span className="sr-only">{t("asking")}</span>
        <Skeleton className="size-full" />
      </div>
    );
  }
  return page.draw({ content, shown, asTable, inspecting, onInspected });
}
