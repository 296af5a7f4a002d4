"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { focusOnMount } from "@/app/_ui/focus-on-mount";
import { TextArea } from "@/app/_ui/text-area";
import type { IncidentDetail } from "@/server/incident/contract";
import { canReopen } from "@/server/incident/rules";

export interface ReopenButtonProps {
  incident: Pick<IncidentDetail, "status" | "number" | "title" | "nextStatuses" | "canUpdate">;
  run: ReturnType<typeof useCommands>["run"];
}

const FORM = "reopen-form";
const REASON_MAX = 500;

/** Goes on with an incident that was over, and asks why; nobody has to say. */
export function ReopenButton({ incident, run }: ReopenButtonProps) {
  const t = useTranslations("lifecycle.reopen");
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const { status, number, title, nextStatuses, canUpdate } = incident;
  if (!canUpdate || !canReopen(status) || !nextStatuses.includes("investigating")) return null;
  const close = () => {
    setOpen(false);
    setReason("");
  };
  const reopen = () => {
    close();
    run({ kind: "status", to: "investigating", ...(reason.trim() && { reason: reason.trim() }) });
  };
  return (
    <>
      <Button size="sm" icon={<RotateCcw aria-hidden size={14} />} onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={(next) => !next && close()}
        title={t("heading", { number })}
        description={title}
        footer={
          <>
            <Button onClick={close}>{t("cancel")}</Button>
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
            reopen();
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
              reopen();
            }}
          />
        </form>
      </Dialog>
    </>
  );
}
