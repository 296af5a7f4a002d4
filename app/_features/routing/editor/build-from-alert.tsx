"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { conditionOfLabels } from "@/app/_features/routing/condition/condition-of-labels";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useSettled } from "@/app/_lib/use-settled";
import { Button } from "@/app/_ui/button";
import { classNames } from "@/app/_ui/class-names";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { INPUT } from "@/app/_ui/field";
import { focusOnMount } from "@/app/_ui/focus-on-mount";
import { Skeleton } from "@/app/_ui/skeleton";
import type { RecentAlert } from "@/server/alert/contract/rule-words";

export interface BuildFromAlertProps {
  /** What is written so far. */
  condition: string;
  onUse: (condition: string) => void;
  onCancel: () => void;
}

/** Labels that are chosen at first: what an alert is called, not where it happened to fire. */
const TELLING = ["alertname", "severity", "service", "team"];

/** Choose an alert and what of its labels counts. */
export function BuildFromAlert({ condition, onUse, onCancel }: BuildFromAlertProps) {
  const t = useTranslations("routing.condition.build");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const [alert, setAlert] = useState<RecentAlert | null>(null);
  const [chosen, setChosen] = useState<string[]>([]);
  const recent = useQuery(
    trpc.alert.recent.queryOptions({ text: useSettled(text) }, { placeholderData: keepPreviousData }),
  );
  const choose = (next: RecentAlert) => {
    setAlert(next);
    const telling = TELLING.filter((name) => Object.hasOwn(next.labels, name));
    setChosen(telling.length > 0 ? telling : Object.keys(next.labels).slice(0, 1));
  };
  const labels = Object.entries(alert?.labels ?? {});
  const built = conditionOfLabels(Object.fromEntries(labels.filter(([name]) => chosen.includes(name))));
  return (
    <section aria-label={t("open")} className="mb-2 grid gap-3 border-l-2 border-info py-1 pl-3">
      <input
        type="search"
        aria-label={t("search")}
        placeholder={t("searchExample")}
        value={text}
        ref={focusOnMount}
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        className={classNames(INPUT, "h-8 text-sm coarse:h-11")}
      />
      {recent.isPending && <Skeleton className="h-24" />}
      {recent.error && (
        <ErrorNotice title={t("failed")} onRetry={() => void recent.refetch()}>
          {errorText(recent.error)}
        </ErrorNotice>
      )}
      {recent.data?.length === 0 && <p className="text-sm text-secondary">{t(text ? "noneFound" : "none")}</p>}
      <ul className="grid max-h-48 overflow-y-auto">
        {recent.data?.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              aria-pressed={alert?.id === each.id}
              onClick={() => choose(each)}
              className="grid w-full gap-0.5 rounded-sm px-2 py-1 text-left hover:bg-hover aria-pressed:bg-selected coarse:min-h-11"
            >
              <span className="text-sm text-primary">{each.name}</span>
              <span className="truncate font-mono text-xs text-secondary">
                {Object.entries(each.labels)
                  .filter(([name]) => name !== "alertname")
                  .map(([name, value]) => `${name}=${value}`)
                  .join(" ")}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {alert && (
        <fieldset className="grid gap-1">
          <legend className="text-sm font-medium text-primary">{t("labels")}</legend>
          <div className="flex max-h-40 flex-wrap gap-x-4 gap-y-1 overflow-y-auto">
            {labels.map(([name, value]) => (
              <label key={name} className="flex max-w-full min-h-6 items-center gap-1.5 text-sm coarse:min-h-11">
                <input
                  type="checkbox"
                  checked={chosen.includes(name)}
                  onChange={({ target }) =>
                    setChosen((before) => (target.checked ? [...before, name] : before.filter((each) => each !== name)))
                  }
                />
                <code className="truncate font-mono text-primary">{`${name}=${value}`}</code>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={onCancel}>
          {t("cancel")}
        </Button>
        {condition.trim() !== "" && (
          <Button size="sm" disabled={!built} onClick={() => onUse(`(${condition.trim()}) && ${built}`)}>
            {t("append")}
          </Button>
        )}
        <Button size="sm" variant="primary" disabled={!built} onClick={() => onUse(built)}>
          {t(condition.trim() === "" ? "use" : "replace")}
        </Button>
      </div>
    </section>
  );
}
