"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { Button } from "@/app/_ui/button";
import { focusAfter } from "@/app/_ui/focus-after";
import { OrderedList } from "@/app/_ui/ordered-list";
import { TextField } from "@/app/_ui/text-field";
import { CHECK_TEXT_MAX, CHECKS_MAX, type ChecklistSettings } from "@/server/incident/contract/checklist";

type Items = ChecklistSettings["items"];

export interface CheckItemsProps {
  items: Items;
  /** Places of those whose words cannot be. */
  problems: ReadonlySet<unknown>;
  canUpdate: boolean;
  onChange: (items: Items) => void;
}

/** The items of a checklist, to be written, put in order and taken away. */
export function CheckItems({ items, problems, canUpdate, onChange }: CheckItemsProps) {
  const t = useTranslations("lifecycle.checklist.settings");
  const list = useRef<HTMLDivElement>(null);
  function add() {
    focusAfter(
      () => onChange([...items, { id: idempotencyKey(), text: "" }]),
      () => list.current?.querySelector<HTMLElement>("li:last-child input")?.focus(),
    );
  }
  return (
    <div ref={list} className="grid gap-3">
      {items.length === 0 && <p className="text-sm text-secondary">{t("empty")}</p>}
      <OrderedList
        items={items.map(({ id, text }, index) => ({ key: id, name: text || t("item", { place: index + 1 }) }))}
        words={{
          label: t("items"),
          up: (name) => t("up", { name }),
          down: (name) => t("down", { name }),
          remove: (name) => t("remove", { name }),
          moved: (name, place) => t("moved", { name, place, count: items.length }),
        }}
        canChange={canUpdate}
        onMove={(from, to) => {
          const item = items[from];
          if (item) onChange(items.toSpliced(from, 1).toSpliced(to, 0, item));
        }}
        onRemove={(index) => onChange(items.toSpliced(index, 1))}
      >
        {(index) => {
          const item = items[index];
          if (!item) return null;
          return (
            <TextField
              label={<span className="sr-only">{t("item", { place: index + 1 })}</span>}
              placeholder={t("placeholder")}
              maxLength={CHECK_TEXT_MAX}
              disabled={!canUpdate}
              error={problems.has(index) && item.text.trim() ? t("notText") : undefined}
              value={item.text}
              onValue={(text) => onChange(items.with(index, { ...item, text }))}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.nativeEvent.isComposing || items.length >= CHECKS_MAX) return;
                event.preventDefault();
                add();
              }}
            />
          );
        }}
      </OrderedList>
      {canUpdate && (
        <span>
          <Button icon={<Plus aria-hidden size={14} />} disabled={items.length >= CHECKS_MAX} onClick={add}>
            {t("add")}
          </Button>
        </span>
      )}
    </div>
  );
}
