import { useTranslations } from "next-intl";
import { Dialog, DropdownMenu } from "radix-ui";
import { createElement, useContext, useRef } from "react";
import { Kbd } from "@/app/_ui/kbd";
import { useMediaQuery } from "@/app/_lib/use-media-query";
import { MENU_ITEM } from "@/app/_ui/menu-item";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { QUICK_EMOJI } from "../emoji/quick-emoji";
import { isolated } from "../isolated";
import { ACTION_ICONS } from "./action-icons";
import { ROW_KEYS, type RowAction, rowActions } from "./row-actions";
import { type RowCommands, RowCommandsContext } from "./row-commands";

interface Props {
  entry: ShownEntry;
  /** Where it was asked for, in the window. */
  at: { x: number; y: number };
  onClose: () => void;
  /** Called when the menu has gone without an action that takes the focus. */
  onCloseFocus: () => void;
}

/** Everything that can be done with one entry: a menu at the pointer, on a phone a sheet at the thumb. */
export function RowMenu(props: Props) {
  const commands = useContext(RowCommandsContext);
  const isCoarse = useMediaQuery("(pointer: coarse)");
  if (!commands) return null;
  return isCoarse ? <Sheet {...props} commands={commands} /> : <AtPointer {...props} commands={commands} />;
}

const KEYS: Partial<Record<RowAction, string>> = ROW_KEYS;
/** These open something that takes the focus itself. */
const TAKES_FOCUS = new Set<RowAction>(["react", "reply", "edit", "history"]);

function AtPointer({ entry, at, onClose, onCloseFocus, commands }: Props & { commands: RowCommands }) {
  const t = useTranslations("timeline.actions");
  const chosen = useRef<RowAction | null>(null);
  return (
    <DropdownMenu.Root open onOpenChange={(open) => !open && onClose()} modal={false}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden className="fixed size-px" style={{ left: at.x, top: at.y }} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          collisionPadding={8}
          aria-label={t("menu")}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!chosen.current || !TAKES_FOCUS.has(chosen.current)) onCloseFocus();
          }}
          className="z-50 min-w-52 rounded-md border border-medium bg-elevated p-1 shadow-overlay"
        >
          {rowActions(entry, commands.reader).map((action) => (
            <DropdownMenu.Item
              key={action}
              className={`${MENU_ITEM} ${action === "remove" ? "text-error" : ""}`}
              onSelect={() => {
                chosen.current = action;
                // After the menu has given the focus back.
                requestAnimationFrame(() => commands.act(action, entry));
              }}
            >
              {createElement(ACTION_ICONS[action], { "aria-hidden": true, size: 14 })}
              <span className="flex-1">{t(action)}</span>
              {KEYS[action] && <Kbd>{KEYS[action]}</Kbd>}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Sheet({ entry, onClose, commands }: Props & { commands: RowCommands }) {
  const t = useTranslations("timeline.actions");
  const actions = rowActions(entry, commands.reader);
  const choose = (act: () => void) => {
    onClose();
    requestAnimationFrame(act);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-backdrop" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-0 bottom-0 z-50 max-h-[85dvh] overflow-y-auto rounded-t-lg border-t border-medium bg-elevated px-2 pt-3 pb-[max(8px,env(safe-area-inset-bottom))] shadow-overlay"
        >
          <Dialog.Title className="text-secondary truncate px-2 pb-2 text-sm">
            {t("sheet", { name: isolated(entry.event.actorName) })}
          </Dialog.Title>
          {actions.includes("react") && (
            <div className="flex justify-between border-b border-weak pb-2">
              {QUICK_EMOJI.slice(0, 6).map((emoji) => (
                <button
                  key={emoji}
                  type="button"
                  className="size-11 text-xl"
                  onClick={() => choose(() => commands.react(entry, emoji, true))}
                >
                  {emoji}
                </button>
              ))}
            </div>
          )}
          {actions.map((action) => (
            <button
              key={action}
              type="button"
              onClick={() => choose(() => commands.act(action, entry))}
              className={`flex min-h-11 w-full items-center gap-3 rounded-sm px-2 text-left text-base ${action === "remove" ? "text-error" : "text-primary"}`}
            >
              {createElement(ACTION_ICONS[action], { "aria-hidden": true, size: 16 })}
              {t(action)}
            </button>
          ))}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
