"use client";

import { ArrowDown, ArrowUp, GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { classNames } from "@/app/_ui/class-names";
import { IconButton } from "@/app/_ui/icon-button";
import { Switch } from "@/app/_ui/switch";
import { TextField } from "@/app/_ui/text-field";
import type { IncidentStatus } from "@/server/incident/contract";
import { ALWAYS_ON, STATUS_NAME_MAX } from "@/server/incident/contract/status-settings";

export interface StatusRowProps {
  status: IncidentStatus;
  name: string;
  isOn: boolean;
  problem: "twice" | "notText" | undefined;
  /** The product's own words for it. */
  builtIn: string;
  /** Absent where it cannot go. */
  up?: () => void;
  down?: () => void;
  canUpdate: boolean;
  isDragged: boolean;
  drag: { start: () => void; enter: () => void; end: () => void };
  onChange: (part: { name?: string; isOn?: boolean }) => void;
}

/** One status: its name, its place in its category, and whether incidents may come to it. */
export function StatusRow(props: StatusRowProps) {
  const { status, name, isOn, problem, builtIn, up, down, canUpdate, isDragged, drag, onChange } = props;
  const t = useTranslations("lifecycle.statuses");
  const canMove = canUpdate && Boolean(up ?? down);
  const isFixed = ALWAYS_ON.includes(status);
  const onKey = (event: KeyboardEvent) => {
    if (!canMove || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    (event.key === "ArrowUp" ? up : down)?.();
  };
  return (
    // Dragging is one way; the keys and the buttons are the others.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      data-status={status}
      data-dragged={isDragged || undefined}
      onKeyDown={onKey}
      onDragEnter={drag.enter}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => event.preventDefault()}
      className="flex flex-wrap items-start gap-x-3 gap-y-1 border-b border-weak px-3 py-2 last:border-b-0 data-dragged:bg-selected data-dragged:opacity-70"
    >
      {canMove && (
        <span
          aria-hidden
          draggable
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = "move";
            event.dataTransfer.setData("text/plain", name || builtIn);
            const line = event.currentTarget.closest("li");
            if (line) event.dataTransfer.setDragImage(line, 12, 12);
            drag.start();
          }}
          onDragEnd={drag.end}
          className="mt-7 cursor-grab p-1 text-secondary max-room:hidden coarse:hidden"
        >
          <GripVertical size={16} />
        </span>
      )}
      <div className={classNames("min-w-48 grow", !isOn && "opacity-60")}>
        <TextField
          label={t("name", { status: builtIn })}
          placeholder={builtIn}
          maxLength={STATUS_NAME_MAX}
          aria-keyshortcuts={canMove ? "Alt+ArrowUp Alt+ArrowDown" : undefined}
          error={problem && t(`problem.${problem}`)}
          value={name}
          onValue={(next) => onChange({ name: next })}
        />
      </div>
      <span className="flex min-h-9 items-center gap-1 room:mt-6">
        {canMove && (
          <>
            <IconButton
              label={t("up", { status: name || builtIn })}
              icon={<ArrowUp aria-hidden size={16} />}
              disabled={!up}
              onClick={up}
            />
            <IconButton
              label={t("down", { status: name || builtIn })}
              icon={<ArrowDown aria-hidden size={16} />}
              disabled={!down}
              onClick={down}
            />
          </>
        )}
        {isFixed ? (
          <span className="w-28 text-xs text-secondary">{t("needed")}</span>
        ) : (
          <span className="w-28">
            <Switch
              label={
                <>
                  {t(isOn ? "on" : "off")}
                  <span className="sr-only"> {name || builtIn}</span>
                </>
              }
              checked={isOn}
              disabled={!canUpdate}
              onChange={(next) => onChange({ isOn: next })}
            />
          </span>
        )}
      </span>
    </li>
  );
}
