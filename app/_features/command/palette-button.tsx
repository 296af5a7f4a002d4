"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { openPalette } from "./open-help";
import { ShortcutKeys } from "./shortcut-keys";

/** Opens the palette, and shows by which key. */
export function PaletteButton() {
  const t = useTranslations("commands.palette");
  return (
    <button
      type="button"
      aria-label={t("open")}
      aria-keyshortcuts="Control+K Meta+K"
      onClick={openPalette}
      className="inline-flex h-8 items-center gap-2 rounded-md px-2 text-sm text-secondary hover:bg-hover hover:text-primary coarse:h-11"
    >
      <Search aria-hidden size={16} />
      <span className="max-room:hidden">
        <ShortcutKeys name="palette" />
      </span>
    </button>
  );
}
