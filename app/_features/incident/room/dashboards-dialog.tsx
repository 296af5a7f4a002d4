"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DashboardPicker, type PickedDashboard } from "@/app/_features/incident/dashboard-picker";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";

export interface DashboardsDialogProps {
  dashboards: readonly PickedDashboard[];
  onClose: () => void;
  onSave: (dashboards: PickedDashboard[]) => void;
}

/** Mounted while it is open, so that it starts from what the room holds. */
export function DashboardsDialog({ dashboards, onClose, onSave }: DashboardsDialogProps) {
  const t = useTranslations("room.dashboards");
  const [picked, setPicked] = useState<PickedDashboard[]>([...dashboards]);
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("heading")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button
            variant="primary"
            onClick={() => {
              onSave(picked);
              onClose();
            }}
          >
            {t("save")}
          </Button>
        </>
      }
    >
      <DashboardPicker picked={picked} onChange={setPicked} />
    </Dialog>
  );
}
