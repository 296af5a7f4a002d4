"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/app/_ui/button";
import { IconButton } from "@/app/_ui/icon-button";

export interface UndoToastProps {
  /** What was done. */
  text: string;
  onUndo: () => void;
  onClose: () => void;
}

const SHOWN_MS = 8_000;

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/** Says what was done and offers to take it back, also by Ctrl+Z; waits while the pointer or the focus is on it. */
export function UndoToast({ text, onUndo, onClose }: UndoToastProps) {
  const t = useTranslations("common");
  const [held, setHeld] = useState(false);
  const close = useEffectEvent(onClose);
  const undo = useEffectEvent(onUndo);

  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => close(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held]);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== "z" || event.shiftKey || !(event.ctrlKey || event.metaKey) || isTyping(event.target)) return;
      event.preventDefault();
      undo();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  return (
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="flex items-center gap-2 rounded-md border border-medium bg-elevated py-1 pr-1 pl-3 text-sm shadow-overlay"
    >
      <span className="text-primary">{text}</span>
      <Button size="sm" variant="ghost" className="text-link" aria-keyshortcuts="Control+Z Meta+Z" onClick={onUndo}>
        {t("undo")}
      </Button>
      <IconButton label={t("close")} icon={<X aria-hidden size={14} />} onClick={onClose} />
    </div>
  );
}
