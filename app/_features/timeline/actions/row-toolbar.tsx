import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { createElement, useContext } from "react";
import { IconButton } from "@/app/_ui/icon-button";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { ACTION_ICONS } from "./action-icons";
import { ROW_KEYS, type RowAction, rowActions } from "./row-actions";
import { RowCommandsContext } from "./row-commands";

/** At hand while the pointer or the focus is on a row; all else is in its menu. */
const AT_HAND: readonly RowAction[] = ["react", "reply", "pin", "unpin", "edit"];

interface Props {
  entry: ShownEntry;
  /** True where there is no room above the row. */
  isBelow: boolean;
  onMenu: (x: number, y: number) => void;
}

export function RowToolbar({ entry, isBelow, onMenu }: Props) {
  const t = useTranslations("timeline.actions");
  const commands = useContext(RowCommandsContext);
  if (!commands) return null;
  const offered = rowActions(entry, commands.reader);
  const keys: Partial<Record<RowAction, string>> = ROW_KEYS;
  return (
    <div
      role="toolbar"
      aria-label={t("toolbar")}
      className={`absolute ${isBelow ? "top-0.5" : "-top-3"} right-2 z-10 flex rounded-md border border-medium bg-elevated shadow-overlay coarse:hidden`}
    >
      {AT_HAND.filter((action) => offered.includes(action)).map((action) => (
        <IconButton
          key={action}
          label={t(action)}
          shortcut={keys[action]}
          tabIndex={-1}
          className="size-7"
          icon={createElement(ACTION_ICONS[action], { "aria-hidden": true, size: 14 })}
          onClick={() => commands.act(action, entry)}
        />
      ))}
      <IconButton
        label={t("more")}
        tabIndex={-1}
        aria-haspopup="menu"
        className="size-7"
        icon={<Ellipsis aria-hidden size={14} />}
        onClick={({ currentTarget }) => {
          const { left, bottom } = currentTarget.getBoundingClientRect();
          onMenu(left, bottom);
        }}
      />
    </div>
  );
}
