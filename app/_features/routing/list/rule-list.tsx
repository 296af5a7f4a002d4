"use client";

import { useTranslations } from "next-intl";
import { type DragEvent, useId, useRef, useState } from "react";
import { BuiltInRow } from "@/app/_features/routing/list/built-in-row";
import { RuleRow } from "@/app/_features/routing/list/rule-row";
import type { useRules } from "@/app/_features/routing/list/use-rules";
import { classNames } from "@/app/_ui/class-names";
import type { DryRun, RoutingRuleState } from "@/server/alert/contract/routing";

export interface RuleListProps {
  rules: ReturnType<typeof useRules>;
  dryRun: DryRun | undefined;
  canUpdate: boolean;
  onOpen: (rule: RoutingRuleState) => void;
}

/** The rules in their order: dragged to their places, or moved by keys or from their menus. */
export function RuleList({ rules: { rules, move, toggle, remove }, dryRun, canUpdate, onOpen }: RuleListProps) {
  const t = useTranslations("routing");
  const hint = useId();
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<{ id: string; to: number } | null>(null);
  const [said, setSaid] = useState("");
  const held = dragged && rules.find(({ id }) => id === dragged.id);
  const shown = held ? rules.filter((each) => each !== held).toSpliced(dragged.to, 0, held) : rules;
  const firingsOf = (id: string | null) =>
    dryRun?.rules.find((each) => each.id === id && (id !== null || each.name === null))?.firings;

  function settle(rule: RoutingRuleState, to: number) {
    if (to < 0 || to >= rules.length) return;
    move(rule, to);
    setSaid(t("row.moved", { name: rule.name, place: to + 1, count: rules.length }));
    // Its line is moved in the page, and what is moved loses the focus.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-rule="${rule.id}"] [data-open]`)?.focus(),
    );
  }
  const start = (rule: RoutingRuleState, index: number) => (event: DragEvent) => {
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", rule.name);
    const line = event.currentTarget.closest("li");
    if (line) event.dataTransfer.setDragImage(line, 12, 12);
    setDragged({ id: rule.id, to: index });
  };
  return (
    <>
      <ol
        ref={list}
        aria-label={t("list")}
        aria-describedby={canUpdate ? hint : undefined}
        className="border-y border-weak bg-primary room:rounded-md room:border"
      >
        {shown.map((rule, index) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            place={index + 1}
            count={shown.length}
            firings={firingsOf(rule.id)}
            canUpdate={canUpdate}
            isDragged={dragged?.id === rule.id}
            onOpen={() => onOpen(rule)}
            onStep={(by) => settle(rule, index + by)}
            onSwitch={(isOn) => toggle(rule, isOn)}
            onRemove={() => remove(rule)}
            drag={{
              start: start(rule, index),
              enter: () => dragged && setDragged({ ...dragged, to: index }),
              drop: () => held && settle(held, dragged.to),
              end: () => setDragged(null),
            }}
          />
        ))}
        <BuiltInRow place={shown.length + 1} firings={firingsOf(null)} />
      </ol>
      {canUpdate && (
        <p
          id={hint}
          className={classNames("px-4 pt-2 text-xs text-secondary room:px-0", rules.length < 2 && "sr-only")}
        >
          {t("orderHint")}
        </p>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}
