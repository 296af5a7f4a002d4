"use client";

import { useTranslations } from "next-intl";
import { DeclareForm } from "@/app/_features/incident/declare/declare-form";
import type { useDeclare } from "@/app/_features/incident/declare/use-declare";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";

const FORM = "declare-dialog-form";

export interface DeclareDialogProps {
  declare: ReturnType<typeof useDeclare>;
  open: boolean;
  onClose: () => void;
}

/** Closing keeps the draft: opened again it is as it was. */
export function DeclareDialog({ declare, open, onClose }: DeclareDialogProps) {
  const t = useTranslations("board.form");
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t("heading")}
      description={t("lead")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={FORM} variant="primary" pending={declare.pending}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <DeclareForm id={FORM} declare={declare} />
    </Dialog>
  );
}
