"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Skeleton } from "@/app/_ui/skeleton";
import { TextField } from "@/app/_ui/text-field";

export interface PickedDashboard {
  uid: string;
  title: string;
}

export interface DashboardPickerProps {
  picked: readonly PickedDashboard[];
  onChange: (picked: PickedDashboard[]) => void;
}

export const DASHBOARDS_MAX = 10;
const LINES = [1, 2, 3];

/** Finds dashboards in Grafana; the chosen ones come first and stay when Grafana does not answer. */
export function DashboardPicker({ picked, onChange }: DashboardPickerProps) {
  const t = useTranslations("room.dashboards");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim());
  const found = useQuery(
    trpc.dashboard.search.queryOptions({ text: wanted }, { placeholderData: keepPreviousData, retry: false }),
  );
  const others = (found.data ?? []).filter((hit) => !picked.some(({ uid }) => uid === hit.uid));
  const lines = [...picked.map((each) => ({ ...each, folderTitle: "" })), ...others];

  function toggle({ uid, title }: PickedDashboard) {
    const without = picked.filter((each) => each.uid !== uid);
    onChange(without.length < picked.length ? without : [...picked, { uid, title }]);
  }

  return (
    <div className="grid gap-2">
      <TextField
        label={t("label")}
        hint={t("hint")}
        type="search"
        value={text}
        maxLength={200}
        placeholder={t("search")}
        onValue={setText}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      />
      {found.isError && (
        <ErrorNotice
          tone="warning"
          title={errorText(found.error)}
          onRetry={() => void found.refetch()}
          retrying={found.isFetching}
        >
          {t("away")}
        </ErrorNotice>
      )}
      <ul className="max-h-48 min-h-24 overflow-y-auto border-y border-weak" aria-label={t("label")}>
        {lines.map((line) => {
          const checked = picked.some(({ uid }) => uid === line.uid);
          return (
            <li key={line.uid}>
              <label className="flex min-h-8 cursor-pointer items-center gap-2 px-2 hover:bg-hover coarse:min-h-11">
                <input
                  type="checkbox"
                  checked={checked}
                  disabled={!checked && picked.length >= DASHBOARDS_MAX}
                  onChange={() => toggle(line)}
                  className="size-4 accent-(--gf-accent)"
                />
                <span className="min-w-0 truncate text-sm text-primary">{line.title}</span>
                <span className="ml-auto shrink-0 text-xs text-secondary">{line.folderTitle}</span>
              </label>
            </li>
          );
        })}
        {found.isPending && LINES.map((line) => <Skeleton key={line} className="m-2 h-4" />)}
        {found.isSuccess && lines.length === 0 && <li className="px-2 py-2 text-sm text-secondary">{t("none")}</li>}
      </ul>
    </div>
  );
}
