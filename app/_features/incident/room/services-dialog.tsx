"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type ChosenService, ServiceChoice } from "@/app/_features/incident/service-choice";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";

export interface ServicesDialogProps {
  services: readonly ChosenService[];
  onClose: () => void;
  onSave: (services: ChosenService[]) => void;
}

/** Mounted while it is open, so that it starts from what the incident is about. */
export function ServicesDialog({ services, onClose, onSave }: ServicesDialogProps) {
  const t = useTranslations("evidence.services");
  const [chosen, setChosen] = useState<ChosenService[]>([...services]);
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
              onSave(chosen.map(({ id, slug, name }) => ({ id, slug, name })));
              onClose();
            }}
          >
            {t("save")}
          </Button>
        </>
      }
    >
      <ServiceChoice chosen={chosen} onChange={setChosen} tellsEmpty />
    </Dialog>
  );
}
