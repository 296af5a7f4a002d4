"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { classNames } from "@/app/_ui/class-names";
import { exactTime } from "@/app/_ui/exact-time";
import type { CheckState } from "@/server/incident/contract/checklist";

export interface CheckListProps {
  items: readonly CheckState[];
  canUpdate: boolean;
  onCheck: (id: string, isDone: boolean) => void;
}

/** What is to be done before an incident is resolved, to be ticked. */
export function CheckList({ items, canUpdate, onCheck }: CheckListProps) {
  const t = useTranslations("lifecycle.checklist");
  const locale = useLocale();
  const name = useId();
  return (
    <ul className="grid gap-px">
      {items.map(({ id, text, done }) => (
        <li key={id}>
          <label className="grid cursor-pointer grid-cols-[auto_1fr] gap-x-3 rounded-sm px-2 py-1.5 hover:bg-hover coarse:min-h-11">
            <input
              type="checkbox"
              checked={done !== null}
              disabled={!canUpdate}
              aria-describedby={done?.by ? `${name}-${id}` : undefined}
              onChange={(event) => onCheck(id, event.target.checked)}
              className="mt-0.5 size-4 accent-(--gf-accent)"
            />
            <span className={classNames("text-sm [overflow-wrap:anywhere]", done ? "text-secondary" : "text-primary")}>
              {text}
            </span>
            {done?.by && (
              <span id={`${name}-${id}`} className="col-start-2 text-xs text-secondary">
                {t("doneBy", { name: done.by, at: exactTime(new Date(done.at), locale, "UTC") })}
              </span>
            )}
          </label>
        </li>
      ))}
    </ul>
  );
}
