"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Skeleton } from "@/app/_ui/skeleton";
import { SERVICES_MAX } from "@/server/incident/contract";

export interface ChosenService {
  id: string;
  slug: string;
  name: string;
}

export interface ServiceChoiceProps {
  chosen: readonly { id: string }[];
  onChange: (chosen: ChosenService[]) => void;
  /** Says something while the catalogue is empty, instead of nothing. */
  tellsEmpty?: boolean;
}

const LINES = [1, 2];

/** Which services are affected; each line says which dashboards it brings. */
export function ServiceChoice({ chosen, onChange, tellsEmpty = false }: ServiceChoiceProps) {
  const t = useTranslations("evidence.services");
  const format = useFormatter();
  const errorText = useErrorText();
  const trpc = useTRPC();
  const services = useQuery(trpc.service.list.queryOptions(undefined, { staleTime: 30_000, retry: false }));
  const isChosen = (id: string) => chosen.some((each) => each.id === id);
  if (services.isError) {
    return (
      <ErrorNotice tone="warning" title={t("failed")} onRetry={() => void services.refetch()}>
        {errorText(services.error)}
      </ErrorNotice>
    );
  }
  const all = services.data ?? [];
  if (services.isSuccess && all.length === 0) {
    return tellsEmpty ? <p className="text-sm text-secondary">{t("empty")}</p> : null;
  }
  return (
    <fieldset className="grid gap-1">
      <legend className="text-sm font-medium text-primary">{t("label")}</legend>
      <ul className="max-h-48 overflow-y-auto border-y border-weak">
        {all.map(({ id, name, dashboards }) => (
          <li key={id}>
            <label className="flex min-h-8 cursor-pointer items-center gap-2 px-2 hover:bg-hover coarse:min-h-11">
              <input
                type="checkbox"
                checked={isChosen(id)}
                disabled={!isChosen(id) && chosen.length >= SERVICES_MAX}
                onChange={({ target }) =>
                  onChange(all.filter((each) => (each.id === id ? target.checked : isChosen(each.id))))
                }
                className="size-4 shrink-0 accent-(--gf-accent)"
              />
              <span className="min-w-0 truncate text-sm text-primary">{name}</span>
              <span className="ml-auto min-w-0 shrink truncate text-xs text-secondary">
                {dashboards.length > 0
                  ? t("brings", { titles: format.list(dashboards.map(({ uid, title }) => title || uid)) })
                  : t("bringsNothing")}
              </span>
            </label>
          </li>
        ))}
        {services.isPending && LINES.map((line) => <Skeleton key={line} className="m-2 h-4" />)}
      </ul>
      <p className="text-sm text-secondary">{t("hint")}</p>
    </fieldset>
  );
}
