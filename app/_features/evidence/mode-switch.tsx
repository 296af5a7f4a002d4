"use client";

import { useTranslations } from "next-intl";
import type { CardMode } from "./card-memory";

const MODES: readonly CardMode[] = ["frozen", "now", "difference"];

/** What a card shows: as it was, as it is, or what became of it. */
export function ModeSwitch({ mode, onMode }: { mode: CardMode; onMode: (mode: CardMode) => void }) {
  const t = useTranslations("snapshots");
  return (
    <div role="group" aria-label={t("mode.label")} className="inline-flex rounded-md border border-medium p-px">
      {MODES.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={mode === each}
          title={t(`mode.${each}Hint`)}
          onClick={() => onMode(each)}
          className="h-6 rounded-sm px-2 text-xs text-secondary hover:text-primary aria-pressed:bg-selected aria-pressed:font-medium aria-pressed:text-primary coarse:h-10"
        >
          {t(`mode.${each}`)}
        </button>
      ))}
    </div>
  );
}
