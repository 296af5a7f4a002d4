"use client";

import { Command } from "cmdk";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import { useEffect, useEffectEvent, useState } from "react";
import { SHORTCUTS } from "@/app/_lib/shortcuts";
import type { CommandName } from "@/server/command/contract/commands";
import { arrangeEntries, type PaletteEntry } from "./palette-entry";
import { PaletteItem } from "./palette-item";
import { usePageSections } from "./use-page-sections";
import { useRecentSection } from "./use-recent-section";
import { useRoomSection } from "./use-room-section";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Commands that this person may use. */
  allowed: readonly CommandName[];
  hasSettings: boolean;
}

const [PALETTE_KEY] = SHORTCUTS.palette.keys;

/** Everything that can be done and gone to, by name. */
export function Palette({ open, onOpenChange, allowed, hasSettings }: Props) {
  const t = useTranslations("commands.palette");
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<PaletteEntry | null>(null);
  const room = useRoomSection(allowed);
  const [pages, looks] = usePageSections({ canDeclare: allowed.includes("declare"), hasSettings });
  const recent = useRecentSection(open, search);
  const sections = arrangeEntries(room ? [room, pages, recent, looks] : [pages, recent, looks], search);

  const toggle = useEffectEvent(() => onOpenChange(!open));
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const isIts = event.key.toLowerCase() === PALETTE_KEY && (event.ctrlKey || event.metaKey);
      if (!isIts || event.shiftKey || event.altKey || event.isComposing) return;
      event.preventDefault();
      toggle();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  const close = (entry: PaletteEntry | null) => {
    setChosen(entry);
    setSearch("");
    onOpenChange(false);
  };

  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? onOpenChange(true) : close(null))}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-backdrop" />
        <Radix.Content
          aria-describedby={undefined}
          // What was chosen decides where the focus goes.
          onCloseAutoFocus={(event) => {
            if (!chosen) return;
            event.preventDefault();
            setChosen(null);
            chosen.act?.();
          }}
          className="fixed top-[12vh] left-1/2 z-40 w-[min(640px,calc(100vw-16px))] -translate-x-1/2 rounded-lg border border-medium bg-primary shadow-overlay max-room:top-2"
        >
          <Radix.Title className="sr-only">{t("label")}</Radix.Title>
          {/* cmdk would sort within sections only. */}
          <Command label={t("label")} loop shouldFilter={false}>
            <Command.Input
              value={search}
              onValueChange={setSearch}
              placeholder={t("placeholder")}
              className="h-11 w-full border-b border-weak bg-transparent px-4 text-base text-primary placeholder:text-secondary focus-visible:outline-none coarse:text-lg"
            />
            <Command.List className="max-h-[min(26rem,60dvh)] overflow-y-auto p-1">
              {sections.length === 0 && <p className="px-3 py-6 text-center text-sm text-secondary">{t("none")}</p>}
              {sections.map(({ heading, entries, note }) => (
                <Command.Group
                  key={heading}
                  heading={heading}
                  className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-secondary"
                >
                  {entries.map((entry) => (
                    <PaletteItem key={entry.id} entry={entry} onSelect={() => close(entry)} />
                  ))}
                  {note && <p className="px-2 py-1 text-sm text-warning">{note}</p>}
                </Command.Group>
              ))}
            </Command.List>
            <p className="border-t border-weak px-4 py-1.5 text-xs text-secondary coarse:hidden">{t("hint")}</p>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
