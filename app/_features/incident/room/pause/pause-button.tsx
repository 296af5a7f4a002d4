"use client";

import { CirclePause } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PauseDialog } from "@/app/_features/incident/room/pause/pause-dialog";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import { IconButton } from "@/app/_ui/icon-button";
import type { IncidentDetail } from "@/server/incident/contract";
import { categoryOf } from "@/server/incident/rules";

export interface PauseButtonProps {
  incident: IncidentDetail;
  run: ReturnType<typeof useCommands>["run"];
}

/** Lets a running incident rest; where it does already, its banner has the ways on, and the key changes its pause. */
export function PauseButton({ incident, run }: PauseButtonProps) {
  const t = useTranslations("lifecycle.pause");
  const [open, setOpen] = useState(false);
  const canPause = incident.canUpdate && categoryOf(incident.status) === "active";
  useShortcuts({ pause: canPause ? () => setOpen(true) : undefined });
  if (!canPause) return null;
  return (
    <>
      {!incident.pause && (
        <IconButton label={t("open")} icon={<CirclePause aria-hidden size={16} />} onClick={() => setOpen(true)} />
      )}
      {open && (
        <PauseDialog
          incident={incident}
          onClose={() => setOpen(false)}
          onPause={(pause) => run({ kind: "pause", ...pause })}
        />
      )}
    </>
  );
}
