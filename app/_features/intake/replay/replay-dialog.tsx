"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { fromLocalInput, toLocalInput } from "@/app/_lib/local-time";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { exactTime } from "@/app/_ui/exact-time";
import { Select } from "@/app/_ui/select";
import { TextField } from "@/app/_ui/text-field";
import type { AlertSourceState } from "@/server/intake/contract";

const FORM = "replay";
const HOUR_MS = 3_600_000;

export interface ReplayDialogProps {
  sources: readonly Pick<AlertSourceState, "id" | "name" | "pending">[];
  onClose: () => void;
}

/** Works calls of a span of time off again. Mounted while it is open. */
export function ReplayDialog({ sources, onClose }: ReplayDialogProps) {
  const t = useTranslations("intake.replay");
  const locale = useLocale();
  const errorText = useErrorText();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [from, setFrom] = useState(() => toLocalInput(new Date(Date.now() - HOUR_MS).toISOString()));
  const [to, setTo] = useState(() => toLocalInput(new Date(Date.now() + 60_000).toISOString()));
  const [sourceId, setSourceId] = useState("");
  const [start, end] = [fromLocalInput(from), fromLocalInput(to)];
  const isSpan = start !== null && end !== null && start < end;
  const span = { from: start ?? "", to: end ?? "", ...(sourceId !== "" && { sourceId }) };
  const reach = useQuery(
    trpc.intake.replayReach.queryOptions(span, { enabled: isSpan, staleTime: 0, placeholderData: keepPreviousData }),
  );
  const replay = useMutation(
    trpc.intake.replay.mutationOptions({ onSuccess: () => cache.invalidateQueries(trpc.intake.sources.queryFilter()) }),
  );
  const pending = sources
    .filter(({ id }) => sourceId === "" || id === sourceId)
    .reduce((sum, source) => sum + source.pending, 0);
  const change = (set: (value: string) => void) => (value: string) => {
    replay.reset();
    set(value);
  };
  const utc = (time: string) => exactTime(new Date(time), locale, "UTC");

  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("title")}
      description={t("lead")}
      footer={
        <>
          <Button onClick={onClose}>{t(replay.isSuccess ? "close" : "cancel")}</Button>
          <Button
            type="submit"
            form={FORM}
            variant="primary"
            disabled={!isSpan || reach.data?.deliveries === 0}
            pending={replay.isPending}
          >
            {t("submit")}
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
          if (isSpan && !replay.isPending) replay.mutate(span);
        }}
      >
        <div className="grid gap-4 room:grid-cols-2">
          <TextField type="datetime-local" label={t("from")} value={from} onValue={change(setFrom)} />
          <TextField
            type="datetime-local"
            label={t("to")}
            error={!isSpan && t("noSpan")}
            value={to}
            onValue={change(setTo)}
          />
        </div>
        {isSpan && <p className="tabular text-sm text-secondary">{t("utc", { from: utc(start), to: utc(end) })}</p>}
        <Select
          label={t("source")}
          value={sourceId}
          options={[{ value: "", label: t("all") }, ...sources.map(({ id, name }) => ({ value: id, label: name }))]}
          onValue={change(setSourceId)}
        />
        <div role="status" className="text-primary">
          {replay.isSuccess ? (
            <p>
              {t("started", { count: replay.data.count })} {pending > 0 ? t("pending", { count: pending }) : t("over")}
            </p>
          ) : (
            isSpan &&
            reach.data && (
              <p>
                {t("reach", { count: reach.data.deliveries })}
                {reach.data.forgotten > 0 && ` ${t("forgotten", { count: reach.data.forgotten })}`}
              </p>
            )
          )}
        </div>
        {reach.error && <ErrorNotice title={t("notCounted")}>{errorText(reach.error)}</ErrorNotice>}
        {replay.error && <ErrorNotice title={t("failed")}>{errorText(replay.error)}</ErrorNotice>}
      </form>
    </Dialog>
  );
}
