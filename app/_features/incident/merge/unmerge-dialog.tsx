"use client";

import { Split } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMerge } from "@/app/_features/incident/merge/use-merge";
import { useMergeRefusal } from "@/app/_features/incident/merge/use-merge-refusal";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";
import type { MergeSide, Moving } from "@/server/merge/contract";

export interface UnmergeDialogProps {
  number: number;
  target: MergeSide;
  back: Moving;
  onClose: () => void;
}

/** Takes an incident out of another one again; says beforehand what comes back. */
export function UnmergeDialog({ number, target, back, onClose }: UnmergeDialogProps) {
  const t = useTranslations("merge");
  const refusal = useMergeRefusal();
  const { unmerge } = useMerge(number);
  const pair = { number, into: target.number };
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("unmergeHeading", pair)}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button
            variant="primary"
            icon={<Split aria-hidden size={14} />}
            disabled={unmerge.isPending}
            onClick={() => unmerge.mutate({}, { onSuccess: onClose })}
          >
            {t("unmerge")}
          </Button>
        </>
      }
    >
      <div className="grid gap-3 text-sm text-primary">
        <p className="font-medium">{t("willReturn", { ...pair, ...back })}</p>
        <ul className="list-disc pl-5 text-secondary">
          <li>{t("willReopen", pair)}</li>
          <li>{t("willStay", pair)}</li>
        </ul>
        {unmerge.isError && <ErrorNotice title={t("unmergeFailed")}>{refusal.ofError(unmerge.error)}</ErrorNotice>}
      </div>
    </Dialog>
  );
}
