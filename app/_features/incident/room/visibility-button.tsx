"use client";

import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PrivateBadge } from "@/app/_features/incident/private-badge";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import { VisibilityDialog } from "@/app/_features/incident/room/visibility-dialog";
import { IconButton } from "@/app/_ui/icon-button";
import type { IncidentDetail } from "@/server/incident/contract";

export interface VisibilityButtonProps {
  incident: IncidentDetail;
  run: ReturnType<typeof useCommands>["run"];
}

/** Whether the incident is private, and the way to change that. */
export function VisibilityButton({ incident, run }: VisibilityButtonProps) {
  const t = useTranslations("visibility");
  const [open, setOpen] = useState(false);
  const { visibility, canUpdate } = incident;
  return (
    <>
      <PrivateBadge visibility={visibility} />
      {canUpdate && (
        <IconButton label={t("change")} icon={<Eye aria-hidden size={14} />} onClick={() => setOpen(true)} />
      )}
      {open && (
        <VisibilityDialog
          incident={incident}
          onClose={() => setOpen(false)}
          onSave={(to, members, opensMerged) => run({ kind: "visibility", to, members, opensMerged })}
        />
      )}
    </>
  );
}
