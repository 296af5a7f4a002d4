"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft, KeyRound, Pause, Play, Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { SourceFacts } from "@/app/_features/intake/source-facts";
import { sourceStanding } from "@/app/_features/intake/source-standing";
import { StandingBadge } from "@/app/_features/intake/standing-badge";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { useOfferUndo } from "@/app/_ui/undo-toast-provider";
import type { AlertSourceState } from "@/server/intake/contract";

export interface SourceHeadProps {
  source: AlertSourceState;
  canUpdate: boolean;
  onRotate: () => void;
  onRemove: () => void;
}

export function SourceHead({ source, canUpdate, onRotate, onRemove }: SourceHeadProps) {
  const t = useTranslations("intake");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const offerUndo = useOfferUndo();
  const save = useMutation(
    trpc.intake.update.mutationOptions({
      onSettled: () => cache.invalidateQueries(trpc.intake.sources.queryFilter()),
    }),
  );
  const { id, name, options, mapping, isOn } = source;
  const turn = (next: boolean, after?: () => void) =>
    save.mutate({ id, name, options, mapping, isOn: next }, { onSuccess: after });
  const pause = () => turn(false, () => offerUndo(t("source.undoPaused", { name }), () => turn(true)));
  return (
    <header className="grid gap-2">
      <Link
        href="/settings/alert-sources"
        prefetch={false}
        className="inline-flex min-h-6 items-center gap-1 justify-self-start text-sm text-link hover:underline coarse:min-h-11"
      >
        <ArrowLeft aria-hidden size={14} />
        {t("title")}
      </Link>
      <div className="flex flex-wrap items-center gap-2">
        <h1 className="text-xl font-medium wrap-anywhere text-primary">{name}</h1>
        <span className="text-secondary">{t(`kind.${source.kind}.name`)}</span>
        <StandingBadge standing={sourceStanding(source)} />
        {canUpdate && (
          <div className="ml-auto flex flex-wrap gap-2 max-room:ml-0">
            <Button
              size="sm"
              pending={save.isPending}
              icon={isOn ? <Pause aria-hidden size={14} /> : <Play aria-hidden size={14} />}
              onClick={() => (isOn ? pause() : turn(true))}
            >
              {t(isOn ? "source.pause" : "source.resume")}
            </Button>
            {source.verification !== "none" && (
              <Button size="sm" icon={<KeyRound aria-hidden size={14} />} onClick={onRotate}>
                {t("source.rotate")}
              </Button>
            )}
            <Button size="sm" variant="danger" icon={<Trash2 aria-hidden size={14} />} onClick={onRemove}>
              {t("source.remove")}
            </Button>
          </div>
        )}
      </div>
      {!isOn && <p className="text-sm text-primary">{t("source.pausedNote")}</p>}
      <SourceFacts source={source} />
      {save.error && <ErrorNotice title={t("source.notSaved")}>{errorText(save.error)}</ErrorNotice>}
    </header>
  );
}
