"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { PAUSE_CHOICES, pauseEnd } from "@/app/_features/incident/room/pause/pause-times";
import { localInput } from "@/app/_features/incident/room/times/times-draft";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { focusOnMount } from "@/app/_ui/focus-on-mount";
import { TextField } from "@/app/_ui/text-field";
import type { IncidentDetail } from "@/server/incident/contract";
import { PAUSE_MAX_DAYS, PAUSE_REASON_MAX } from "@/server/incident/contract/pause";

const FORM = "pause-form";
const DAY_MS = 86_400_000;

export interface PauseDialogProps {
  incident: Pick<IncidentDetail, "number" | "title" | "pause">;
  onClose: () => void;
  onPause: (pause: { until: string; reason: string }) => void;
}

/** What is wrong with when a pause shall end. */
function problemOf(until: Date, now: Date): "missing" | "past" | "tooFar" | null {
  if (Number.isNaN(until.getTime())) return "missing";
  if (until <= now) return "past";
  return until.getTime() - now.getTime() > PAUSE_MAX_DAYS * DAY_MS ? "tooFar" : null;
}

/** Until when an incident rests, and why. Mounted while it is open. */
export function PauseDialog({ incident: { number, title, pause }, onClose, onPause }: PauseDialogProps) {
  const t = useTranslations("lifecycle.pause");
  const [reason, setReason] = useState(pause?.reason ?? "");
  const [local, setLocal] = useState(() => localInput(pause?.until ?? pauseEnd("hour", new Date()).toISOString()));
  const [askedAt, setAskedAt] = useState<Date | null>(null);
  const problem = askedAt && problemOf(new Date(local), askedAt);
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  function submit() {
    const now = new Date();
    setAskedAt(now);
    const until = new Date(local);
    if (problemOf(until, now) || !reason.trim()) return;
    onPause({ until: until.toISOString(), reason: reason.trim() });
    onClose();
  }
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t(pause ? "changeHeading" : "heading", { number })}
      description={title}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={FORM} variant="primary">
            {t(pause ? "save" : "submit")}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className="text-sm text-secondary">{t("what")}</p>
        <TextField
          label={t("reason")}
          hint={t("reasonHint")}
          error={askedAt && !reason.trim() ? t("problem.reason") : undefined}
          maxLength={PAUSE_REASON_MAX}
          ref={focusOnMount}
          value={reason}
          onValue={setReason}
        />
        <div className="grid gap-2">
          <TextField
            type="datetime-local"
            label={t("until")}
            hint={t("zone", { zone })}
            error={problem ? t(`problem.${problem}`, { days: PAUSE_MAX_DAYS }) : undefined}
            value={local}
            onValue={setLocal}
          />
          <div role="group" aria-label={t("choices")} className="flex flex-wrap gap-2">
            {PAUSE_CHOICES.map((choice) => (
              <Button
                key={choice}
                size="sm"
                onClick={() => setLocal(localInput(pauseEnd(choice, new Date()).toISOString()))}
              >
                {t(`choice.${choice}`)}
              </Button>
            ))}
          </div>
        </div>
      </form>
    </Dialog>
  );
}
