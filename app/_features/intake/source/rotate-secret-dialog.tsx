"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { ShownSecret } from "@/app/_features/intake/source/shown-secret";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { exactTime } from "@/app/_ui/exact-time";
import type { AlertSourceState } from "@/server/intake/contract";

export interface RotateSecretDialogProps {
  source: AlertSourceState;
  onClose: () => void;
}

/** Makes a new secret and shows it once; the one before stays valid for a while. Mounted while it is open. */
export function RotateSecretDialog({ source, onClose }: RotateSecretDialogProps) {
  const t = useTranslations("intake.rotate");
  const locale = useLocale();
  const errorText = useErrorText();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const rotate = useMutation(
    trpc.intake.rotate.mutationOptions({
      onSuccess: () => cache.invalidateQueries(trpc.intake.sources.queryFilter()),
    }),
  );
  const until = rotate.data?.source.oldSecretUntil;
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("title", { name: source.name })}
      footer={
        rotate.data ? (
          <Button variant="primary" onClick={onClose}>
            {t("done")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button variant="primary" pending={rotate.isPending} onClick={() => rotate.mutate({ id: source.id })}>
              {t("submit")}
            </Button>
          </>
        )
      }
    >
      <div className="grid gap-4">
        {rotate.data ? (
          <>
            {until && (
              <p className="text-primary">
                {t("until", {
                  local: exactTime(new Date(until), locale),
                  utc: exactTime(new Date(until), locale, "UTC"),
                })}
              </p>
            )}
            <ShownSecret shown={rotate.data} />
          </>
        ) : (
          <>
            <p className="text-primary">{t("lead")}</p>
            {source.oldSecretUntil !== null && <p className="text-warning">{t("again")}</p>}
          </>
        )}
        {rotate.error && <ErrorNotice title={t("failed")}>{errorText(rotate.error)}</ErrorNotice>}
      </div>
    </Dialog>
  );
}
