"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { focusOnMount } from "@/app/_ui/focus-on-mount";
import { TextArea } from "@/app/_ui/text-area";

export interface DeclineDialogProps {
  number: number;
  title: string;
  onDecline: (reason: string) => void;
  onClose: () => void;
}

const FORM = "decline-form";
const REASON_MAX = 500;

/** Asks why it is no incident; nobody has to say. Mounted while it is open. */
export function DeclineDialog({ number, title, onDecline, onClose }: DeclineDialogProps) {
  const t = useTranslations("triage.declining");
  const [reason, setReason] = useState("");
  const decline = () => {
    onClose();
    onDecline(reason.trim());
  };
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("heading", { number })}
      description={title}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={FORM} variant="primary">
            {t("submit")}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        onSubmit={(event) => {
          event.preventDefault();
          decline();
        }}
      >
        <TextArea
          label={t("reason")}
          hint={t("hint")}
          rows={3}
          maxLength={REASON_MAX}
          ref={focusOnMount}
          value={reason}
          onValue={setReason}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            decline();
          }}
        />
      </form>
    </Dialog>
  );
}
