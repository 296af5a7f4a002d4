"use client";

import { ArrowDown, ArrowUp, GripVertical, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useId, useRef, useState } from "react";
import type { PickedDashboard } from "@/app/_features/incident/dashboard-picker";
import { focusAfter } from "@/app/_ui/focus-after";
import { IconButton } from "@/app/_ui/icon-button";

export interface OrderedDashboardsProps {
  picked: readonly PickedDashboard[];
  onChange: (picked: PickedDashboard[]) => void;
}

/** The chosen dashboards: dragged to their places, or moved one up or down. */
export function OrderedDashboards({ picked, onChange }: OrderedDashboardsProps) {
  const t = useTranslations("evidence.order");
  const hint = useId();
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState("");

  function move(uid: string, to: number) {
    const dashboard = picked.find((each) => each.uid === uid);
    if (!dashboard || to < 0 || to >= picked.length || picked[to] === dashboard) return;
    onChange(picked.filter((each) => each !== dashboard).toSpliced(to, 0, dashboard));
    setSaid(t("moved", { title: dashboard.title || uid, place: to + 1, count: picked.length }));
  }
  /** The line that was moved keeps the focus, also where one of its buttons ends. */
  function step(uid: string, by: 1 | -1) {
    const to = picked.findIndex((each) => each.uid === uid) + by;
    const way = to === 0 ? "down" : to === picked.length - 1 ? "up" : by > 0 ? "down" : "up";
    focusAfter(
      () => move(uid, to),
      () => list.current?.children[to]?.querySelector<HTMLElement>(`[data-step="${way}"]`)?.focus(),
    );
  }
  const over = (index: number) => (event: DragEvent) => {
    if (dragged === null) return;
    event.preventDefault();
    move(dragged, index);
  };

  return (
    <div className="grid gap-1">
      <ol ref={list} aria-label={t("label")} aria-describedby={hint} className="rounded-md border border-weak">
        {picked.map(({ uid, title }, index) => (
          // Dragging is one way; the buttons inside are the other.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li
            key={uid}
            draggable
            data-dragged={dragged === uid || undefined}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = "move";
              event.dataTransfer.setData("text/plain", title || uid);
              setDragged(uid);
            }}
            onDragEnter={over(index)}
            onDragOver={(event) => dragged !== null && event.preventDefault()}
            onDrop={(event) => event.preventDefault()}
            onDragEnd={() => setDragged(null)}
            className="flex min-h-8 items-center gap-1 border-b border-weak px-1 last:border-b-0 data-dragged:bg-hover data-dragged:opacity-70"
          >
            <GripVertical aria-hidden size={14} className="shrink-0 cursor-grab text-secondary" />
            <span className="tabular w-5 shrink-0 text-right text-xs text-secondary">{index + 1}</span>
            <span className="min-w-0 grow truncate px-1 text-sm text-primary">{title || uid}</span>
            <IconButton
              data-step="up"
              label={t("up", { title: title || uid })}
              icon={<ArrowUp aria-hidden size={14} />}
              disabled={index === 0}
              onClick={() => step(uid, -1)}
            />
            <IconButton
              data-step="down"
              label={t("down", { title: title || uid })}
              icon={<ArrowDown aria-hidden size={14} />}
              disabled={index === picked.length - 1}
              onClick={() => step(uid, 1)}
            />
            <IconButton
              label={t("remove", { title: title || uid })}
              icon={<X aria-hidden size={14} />}
              onClick={() => onChange(picked.filter((each) => each.uid !== uid))}
            />
          </li>
        ))}
      </ol>
      {picked.length > 1 && (
        <p id={hint} className="text-xs text-secondary">
          {t("hint")}
        </p>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
    </div>
  );
}
