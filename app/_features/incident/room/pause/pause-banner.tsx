"use client";

import { CirclePause, CirclePlay } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PauseDialog } from "@/app/_features/incident/room/pause/pause-dialog";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import { Button } from "@/app/_ui/button";
import { TimeStamp } from "@/app/_ui/time-stamp";
import type { IncidentDetail } from "@/server/incident/contract";

export interface PauseBannerProps {
  incident: IncidentDetail;
  commands: ReturnType<typeof useCommands>;
}

/** Says that an incident rests, until when and why, with the ways on. */
export function PauseBanner({ incident, commands }: PauseBannerProps) {
  const t = useTranslations("lifecycle.pause");
  const [isChanging, setChanging] = useState(false);
  const { pause, canUpdate } = incident;
  if (!pause) return null;
  return (
    <aside
      aria-label={t("label")}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-l-2 border-weak border-l-warning bg-secondary px-3 py-1.5 text-sm text-primary room:px-4"
    >
      <CirclePause aria-hidden size={16} className="shrink-0 text-warning" />
      <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <b>{t("paused")}</b> {t.rich("goesOn", { time: () => <TimeStamp at={pause.until} /> })}{" "}
        <q className="text-secondary">{pause.reason}</q>
      </p>
      {canUpdate && (
        <span className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => setChanging(true)}>
            {t("change")}
          </Button>
          <Button
            size="sm"
            icon={<CirclePlay aria-hidden size={14} />}
            pending={commands.pending}
            onClick={() => commands.run({ kind: "resume" })}
          >
            {t("resume")}
          </Button>
        </span>
      )}
      {isChanging && (
        <PauseDialog
          incident={incident}
          onClose={() => setChanging(false)}
          onPause={(next) => commands.run({ kind: "pause", ...next })}
        />
      )}
    </aside>
  );
}
