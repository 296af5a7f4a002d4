"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { CreatedLink } from "@/app/_features/share/created-link";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { exactTime } from "@/app/_ui/exact-time";
import { SHARE_DEFAULT_DAYS } from "@/server/share/contract";

/** Epoch milliseconds. */
export interface MomentRange {
  from: number;
  to: number;
}

export interface NewLinkProps {
  incidentNumber: number;
  dashboardUid: string | null;
  range: MomentRange;
}

const DAYS = [1, 7, 30];

export function NewLink({ incidentNumber, dashboardUid, range }: NewLinkProps) {
  const t = useTranslations("share");
  const locale = useLocale();
  const errorText = useErrorText();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const name = useId();
  const [days, setDays] = useState(SHARE_DEFAULT_DAYS);
  const [key] = useState(idempotencyKey);
  const create = useMutation(
    trpc.share.create.mutationOptions({
      onSuccess: () => cache.invalidateQueries(trpc.share.list.queryFilter({ number: incidentNumber })),
    }),
  );
  if (create.data) return <CreatedLink share={create.data} />;
  return (
    <div className="grid gap-4">
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-sm">
        <dt className="text-secondary">{t("from")}</dt>
        <dd className="tabular text-primary">{exactTime(range.from, locale)}</dd>
        <dt className="text-secondary">{t("to")}</dt>
        <dd className="tabular text-primary">{exactTime(range.to, locale)}</dd>
      </dl>
      <fieldset>
        <legend className="mb-1 text-sm font-medium text-primary">{t("expiry")}</legend>
        <div className="flex flex-wrap gap-4">
          {DAYS.map((value) => (
            <label key={value} className="flex min-h-6 cursor-pointer items-center gap-2 coarse:min-h-11">
              <input
                type="radio"
                name={name}
                value={value}
                checked={days === value}
                onChange={() => setDays(value)}
                className="size-4 accent-(--gf-accent)"
              />
              {t("days", { days: value })}
            </label>
          ))}
        </div>
      </fieldset>
      {create.error && <ErrorNotice title={t("failed")}>{errorText(create.error)}</ErrorNotice>}
      <Button
        variant="primary"
        className="justify-self-start"
        pending={create.isPending}
        onClick={() =>
          create.mutate({ number: incidentNumber, idempotencyKey: key, expiresInDays: days, range, dashboardUid })
        }
      >
        {t("create")}
      </Button>
    </div>
  );
}
