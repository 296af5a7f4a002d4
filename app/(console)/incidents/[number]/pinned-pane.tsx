"use client";

import { Pin } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useEffectEvent } from "react";
import { PanelSetView, type PanelSetViewProps } from "@/app/_features/dashboard/panel-set-view";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { Kbd } from "@/app/_ui/kbd";
import type { IncidentDetail } from "@/server/incident/contract";

export interface PinnedPaneProps extends Pick<PanelSetViewProps, "arranging" | "onArrange" | "onUnpin"> {
  incident: IncidentDetail;
  /** What every view of Grafana on this page is told. */
  view: Omit<PanelSetViewProps, "panels" | "arranging" | "onArrange" | "onUnpin">;
  onDone: () => void;
}

/** The panels that the room holds by themselves, and how they are arranged. */
export function PinnedPane({ incident, view, arranging, onDone, onArrange, onUnpin }: PinnedPaneProps) {
  const t = useTranslations("evidence");
  const { panels, canUpdate } = incident;
  const leave = useEffectEvent(onDone);
  useEffect(() => {
    if (!arranging) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || document.querySelector("[role=dialog], [role=menu]")) return;
      event.preventDefault();
      leave();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [arranging]);

  const key = (chunks: ReactNode) => <Kbd>{chunks}</Kbd>;
  if (panels.length === 0) {
    return (
      <EmptyState icon={<Pin aria-hidden size={28} />} title={t("empty")}>
        {canUpdate ? t.rich("emptyHint", { key }) : t("emptyReadOnly")}
      </EmptyState>
    );
  }
  return (
    <>
      {arranging && (
        <div className="sticky -top-2 z-10 mb-2 flex items-center gap-3 rounded-md border border-medium bg-elevated px-3 py-1.5 text-sm room:-top-3">
          <p id="arrange-hint" className="min-w-0 grow text-secondary">
            <span className="max-room:hidden">{t.rich("arrange.hint", { key })}</span>
            <span className="room:hidden">{t("arrange.hintNarrow")}</span>
          </p>
          <Button size="sm" variant="primary" onClick={onDone}>
            {t("arrange.done")}
          </Button>
        </div>
      )}
      <PanelSetView {...view} panels={panels} arranging={arranging} onArrange={onArrange} onUnpin={onUnpin} />
    </>
  );
}
