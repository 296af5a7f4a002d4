"use client";

import { History, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { IconButton } from "@/app/_ui/icon-button";

export interface CatchUpChipProps {
  /** How far this person had read when the page was opened; null before the first visit. */
  readSeq: number | null;
  lastSeq: number;
  onOpen: () => void;
}

const FAR_BEHIND = 20;
/** Below this a first visit needs no summary: it is all in sight. */
const FEW = 5;

/** Offers to catch up to whoever comes late. */
export function CatchUpChip({ readSeq, lastSeq, onOpen }: CatchUpChipProps) {
  const t = useTranslations("handover");
  const [isGone, setGone] = useState(false);
  const missed = lastSeq - (readSeq ?? 0);
  if (isGone || missed <= (readSeq === null ? FEW : FAR_BEHIND)) return null;
  return (
    <div className="flex items-center gap-2 border-b border-weak bg-secondary px-3 py-1 text-sm">
      <History aria-hidden size={16} className="shrink-0 text-secondary" />
      <span className="min-w-0 flex-1 text-primary">
        {readSeq === null ? t("chipFirst") : t("chip", { count: missed })}
      </span>
      <Button
        size="sm"
        onClick={() => {
          setGone(true);
          onOpen();
        }}
      >
        {t("read")}
      </Button>
      <IconButton label={t("dismiss")} icon={<X aria-hidden size={14} />} onClick={() => setGone(true)} />
    </div>
  );
}
