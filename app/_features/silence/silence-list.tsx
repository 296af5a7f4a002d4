"use client";

import { BellOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EditSilenceDialog } from "@/app/_features/silence/edit-silence-dialog";
import { ElsewhereList } from "@/app/_features/silence/elsewhere-list";
import { OwnSilenceRow } from "@/app/_features/silence/own-silence-row";
import { SilenceDialog } from "@/app/_features/silence/silence-dialog";
import { SilenceLine } from "@/app/_features/silence/silence-line";
import { type OwnSilence, useSilences } from "@/app/_features/silence/use-silences";
import { useSilenceWords } from "@/app/_features/silence/use-silence-words";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Skeleton } from "@/app/_ui/skeleton";

const PAST = new Set(["ended", "refused"]);
const isOwn = (silence: { id: string | null }): silence is OwnSilence => silence.id !== null;

export interface SilenceListProps {
  incidentNumber: number;
  /** Absent where nothing is or was silenced, so that it takes no room. */
  onlyIfAny?: boolean;
}

/** What is held back from an incident's room, and what others hold back of it. */
export function SilenceList({ incidentNumber, onlyIfAny = false }: SilenceListProps) {
  const t = useTranslations("silences.list");
  const words = useSilenceWords();
  const silences = useSilences(incidentNumber);
  const { list, writing, error } = silences;
  const [open, setOpen] = useState<OwnSilence | "new" | null>(null);
  const close = () => setOpen(null);
  const found = list.data;
  const own = found?.silences.filter(isOwn) ?? [];
  const standing = own.filter(({ state }) => !PAST.has(state));
  const past = own.filter(({ state }) => PAST.has(state));
  const hasAny = own.length + writing.length + (found?.elsewhere.length ?? 0) > 0;
  if (onlyIfAny && !hasAny && !error && open === null) return null;
  const rowOf = (silence: OwnSilence) => (
    <OwnSilenceRow
      key={silence.id}
      silence={silence}
      address={found?.addresses[silence.owner]}
      canChange={found?.canSilence === true}
      isBusy={silences.busy.has(silence.id)}
      onExtend={() => silences.extend(silence)}
      onEdit={() => setOpen(silence)}
      onEnd={() => silences.end(silence)}
    />
  );
  return (
    <section aria-label={t("heading")} className="grid gap-2 px-3 py-2">
      <div className="flex min-h-8 items-center justify-between gap-2">
        <h3 className="text-sm font-medium text-primary">{t("heading")}</h3>
        {found?.canSilence && (
          <Button size="sm" icon={<BellOff aria-hidden size={14} />} onClick={() => setOpen("new")}>
            {t("new")}
          </Button>
        )}
      </div>
      {list.isPending && (
        <div role="status" aria-label={t("loading")}>
          <Skeleton className="h-12 w-full" />
        </div>
      )}
      {list.error && (
        <ErrorNotice
          tone={found ? "warning" : "error"}
          title={t(found ? "stale" : "failed")}
          onRetry={() => void list.refetch()}
          retrying={list.isFetching}
        >
          {words.refusal(list.error)}
        </ErrorNotice>
      )}
      {error && (
        <ErrorNotice title={t("notChanged")} onDismiss={silences.forgetError}>
          {words.refusal(error)}
        </ErrorNotice>
      )}
      {found && standing.length + writing.length === 0 && <p className="text-sm text-secondary">{t("none")}</p>}
      {(standing.length > 0 || writing.length > 0) && (
        <ul className="divide-y divide-(--gf-border-weak)">
          {writing.map(({ idempotencyKey, owner, matchers, comment }) => (
            <SilenceLine key={idempotencyKey} state="writing" {...{ owner, matchers, comment }} />
          ))}
          {standing.map(rowOf)}
        </ul>
      )}
      {found && <ElsewhereList list={found} />}
      {past.length > 0 && (
        <details>
          <summary className="min-h-6 cursor-pointer text-sm text-secondary coarse:min-h-11">
            {t("past", { count: past.length })}
          </summary>
          <ul className="divide-y divide-(--gf-border-weak)">{past.map(rowOf)}</ul>
        </details>
      )}
      <SilenceDialog incidentNumber={incidentNumber} open={open === "new"} onClose={close} />
      {open && open !== "new" && (
        <EditSilenceDialog
          incidentNumber={incidentNumber}
          silence={open}
          isOpen={found?.isOpen === true}
          onClose={close}
        />
      )}
    </section>
  );
}
