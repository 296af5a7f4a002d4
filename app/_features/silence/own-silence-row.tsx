"use client";

import { useTranslations } from "next-intl";
import { OwnerLink } from "@/app/_features/silence/owner-link";
import { SilenceLine } from "@/app/_features/silence/silence-line";
import type { OwnSilence } from "@/app/_features/silence/use-silences";
import { useSilenceWords } from "@/app/_features/silence/use-silence-words";
import { Button } from "@/app/_ui/button";
import { TimeStamp } from "@/app/_ui/time-stamp";

export interface OwnSilenceRowProps {
  silence: OwnSilence;
  /** Where its owner is opened. */
  address: string | undefined;
  canChange: boolean;
  isBusy: boolean;
  onExtend: () => void;
  onEdit: () => void;
  onEnd: () => void;
}

/** A silence that was made in this room. */
export function OwnSilenceRow(props: OwnSilenceRowProps) {
  const { silence, address, canChange, isBusy, onExtend, onEdit, onEnd } = props;
  const t = useTranslations("silences.list");
  const words = useSilenceWords();
  const { state, owner, matchers, comment, endsAt, createdBy, externalId, problem, endsWithIncident } = silence;
  const isOver = state === "ended" || state === "refused";
  const canAct = canChange && !isOver && state !== "ending";
  const when = () => <TimeStamp at={endsAt} />;
  return (
    <SilenceLine
      {...{ state, owner, matchers, comment }}
      actions={
        canAct && (
          <>
            {!endsWithIncident && (
              <Button size="sm" pending={isBusy} onClick={onExtend}>
                {t("extend")}
              </Button>
            )}
            <Button size="sm" disabled={isBusy} onClick={onEdit}>
              {t("edit")}
            </Button>
            <Button size="sm" pending={isBusy} onClick={onEnd}>
              {t("end")}
            </Button>
          </>
        )
      }
    >
      {!isOver && (endsWithIncident ? <span>{t("withIncident")}</span> : <span>{t.rich("ends", { when })}</span>)}
      {state === "ended" && <span>{t(`ended.${silence.endReason ?? "time"}`, { name: silence.endedBy ?? "" })}</span>}
      <span>{t("by", { name: createdBy, owner: words.owner(owner) })}</span>
      <OwnerLink {...{ owner, address, externalId }} />
      {problem && <span className="basis-full wrap-anywhere text-warning">{problem}</span>}
    </SilenceLine>
  );
}
