"use client";

import { useEffect, useState } from "react";
import { SilenceDialog } from "@/app/_features/silence/silence-dialog";
import { roomActions } from "@/app/_lib/room-actions";
import { useShortcuts } from "@/app/_lib/use-shortcuts";

export interface SilenceStarterProps {
  incidentNumber: number;
  canSilence: boolean;
}

/** Opens the dialog from anywhere in the room: by its key, from the palette, or by the command without more. */
export function SilenceStarter({ incidentNumber, canSilence }: SilenceStarterProps) {
  const [isOpen, setOpen] = useState(false);
  const start = () => setOpen(true);
  useShortcuts({ silence: canSilence ? start : undefined });
  useEffect(() => (canSilence ? roomActions.offer("silence", () => setOpen(true)) : undefined), [canSilence]);
  return <SilenceDialog incidentNumber={incidentNumber} open={isOpen} onClose={() => setOpen(false)} />;
}
