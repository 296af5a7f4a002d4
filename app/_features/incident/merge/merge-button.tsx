"use client";

import { Merge } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { MergeDialog } from "@/app/_features/incident/merge/merge-dialog";
import { roomActions } from "@/app/_lib/room-actions";
import { IconButton } from "@/app/_ui/icon-button";
import type { IncidentDetail } from "@/server/incident/contract";

/** The way to merge an incident; absent where it is merged already, and for who may not. */
export function MergeButton({ incident }: { incident: Pick<IncidentDetail, "number" | "canUpdate" | "isMerged"> }) {
  const t = useTranslations("merge");
  const [open, setOpen] = useState(false);
  const canMerge = incident.canUpdate && !incident.isMerged;
  useEffect(() => (canMerge ? roomActions.offer("merge", () => setOpen(true)) : undefined), [canMerge]);
  if (!canMerge) return null;
  return (
    <>
      <IconButton label={t("open")} icon={<Merge aria-hidden size={16} />} onClick={() => setOpen(true)} />
      <MergeDialog incidentNumber={incident.number} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
