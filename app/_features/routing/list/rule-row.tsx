"use client";

import { ArrowDown, ArrowUp, EllipsisVertical, GripVertical, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { DragEvent, KeyboardEvent } from "react";
import { ROW } from "@/app/_features/routing/list/row-look";
import { useActionWords } from "@/app/_features/routing/use-action-words";
import { classNames } from "@/app/_ui/class-names";
import { IconButton } from "@/app/_ui/icon-button";
import { Menu } from "@/app/_ui/menu";
import { MenuItem } from "@/app/_ui/menu-item";
import { MenuSeparator } from "@/app/_ui/menu-separator";
import { Switch } from "@/app/_ui/switch";
import type { RoutingRuleState } from "@/server/alert/contract/routing";

export interface RuleRowProps {
  rule: RoutingRuleState;
  /** Counted from 1, of so many. */
  place: number;
  count: number;
  /** How many firings of last week came to it; undefined while that is not known. */
  firings: number | undefined;
  canUpdate: boolean;
  isDragged: boolean;
  onOpen: () => void;
  /** By so many places. */
  onStep: (by: 1 | -1) => void;
  onSwitch: (isOn: boolean) => void;
  onRemove: () => void;
  drag: { start: (event: DragEvent) => void; enter: () => void; drop: () => void; end: () => void };
}

/** One rule: what it asks, what it does, how much comes to it. */
export function RuleRow(props: RuleRowProps) {
  const { rule, place, count, firings, canUpdate, isDragged, onOpen, onStep, onSwitch, onRemove, drag } = props;
  const t = useTranslations("routing.row");
  const actionWords = useActionWords();
  const came = rule.isOn ? firings !== undefined && t("firings", { count: firings }) : t("off");
  const onKey = (event: KeyboardEvent) => {
    if (!canUpdate || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    onStep(event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    // Dragging is one way; the keys and the menu are the others.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      data-rule={rule.id}
      data-dragged={isDragged || undefined}
      onKeyDown={onKey}
      onDragEnter={drag.enter}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        drag.drop();
      }}
      className={classNames(
        ROW,
        "relative hover:bg-hover focus-within:bg-hover data-dragged:bg-selected data-dragged:opacity-70",
      )}
    >
      {canUpdate && (
        <span
          aria-hidden
          draggable
          onDragStart={drag.start}
          onDragEnd={drag.end}
          className="relative z-10 -m-1 cursor-grab p-1 text-secondary max-room:hidden coarse:hidden"
        >
          <GripVertical size={16} />
        </span>
      )}
      <span className="tabular w-6 shrink-0 text-right text-sm text-secondary">{place}</span>
      <span className={classNames("grid min-w-0 grow gap-0.5", !rule.isOn && "opacity-60")}>
        <button
          type="button"
          data-open
          onClick={onOpen}
          aria-keyshortcuts={canUpdate ? "Alt+ArrowUp Alt+ArrowDown" : undefined}
          className="justify-self-start text-left font-medium break-words text-primary outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
        >
          {rule.name}
        </button>
        <code className="truncate font-mono text-sm text-secondary" title={rule.condition}>
          {rule.condition}
        </code>
        <span className="text-sm text-primary">{actionWords(rule)}</span>
        <span className="tabular text-sm text-secondary room:hidden">{came}</span>
      </span>
      <span className="tabular w-24 shrink-0 text-right text-sm text-secondary max-room:hidden">{came}</span>
      <span className="relative z-10 flex shrink-0 items-center gap-1">
        <Switch
          label={<span className="sr-only">{t("isOn", { name: rule.name })}</span>}
          checked={rule.isOn}
          disabled={!canUpdate}
          onChange={onSwitch}
        />
        {canUpdate && (
          <Menu
            align="end"
            trigger={
              <IconButton
                label={t("more", { name: rule.name })}
                icon={<EllipsisVertical aria-hidden size={16} />}
                className="-ml-2"
              />
            }
          >
            <MenuItem icon={<Pencil aria-hidden size={14} />} onSelect={onOpen}>
              {t("edit")}
            </MenuItem>
            <MenuItem icon={<ArrowUp aria-hidden size={14} />} disabled={place === 1} onSelect={() => onStep(-1)}>
              {t("up")}
            </MenuItem>
            <MenuItem icon={<ArrowDown aria-hidden size={14} />} disabled={place === count} onSelect={() => onStep(1)}>
              {t("down")}
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon={<Trash2 aria-hidden size={14} />} onSelect={onRemove}>
              {t("remove")}
            </MenuItem>
          </Menu>
        )}
      </span>
    </li>
  );
}
