"use client";

import { Shapes } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RoomTypeDialog } from "@/app/_features/incident/room/type/room-type-dialog";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import { TypeBadge } from "@/app/_features/incident/type-badge";
import { Button } from "@/app/_ui/button";
import { IconButton } from "@/app/_ui/icon-button";
import type { IncidentDetail } from "@/server/incident/contract";

export interface TypeButtonProps {
  incident: IncidentDetail;
  run: ReturnType<typeof useCommands>["run"];
}

/** Of what type the incident is, and the way to change that. */
export function TypeButton({ incident: { type, canUpdate }, run }: TypeButtonProps) {
  const t = useTranslations("incidentTypes.room");
  const [open, setOpen] = useState(false);
  if (!canUpdate) return <TypeBadge type={type} />;
  return (
    <>
      {type ? (
        <Button
          variant="ghost"
          size="sm"
          className="min-w-0"
          aria-label={t("change", { type: type.name })}
          onClick={() => setOpen(true)}
        >
          <TypeBadge type={type} />
        </Button>
      ) : (
        <IconButton label={t("changeNone")} icon={<Shapes aria-hidden size={14} />} onClick={() => setOpen(true)} />
      )}
      {open && (
        <RoomTypeDialog
          type={type}
          onClose={() => setOpen(false)}
          onSave={(to, withTasks) => run({ kind: "type", to, withTasks })}
        />
      )}
    </>
  );
}
