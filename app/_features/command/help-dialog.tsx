"use client";

import { useTranslations } from "next-intl";
import { SHORTCUT_GROUPS, SHORTCUT_NAMES, SHORTCUTS } from "@/app/_lib/shortcuts";
import { classNames } from "@/app/_ui/class-names";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { COMMAND_NAMES, type CommandName, commandOf } from "@/server/command/contract/commands";
import { openPalette } from "./open-help";
import { ShortcutKeys } from "./shortcut-keys";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Commands that this person may use. */
  allowed: readonly CommandName[];
}

/** Every key and every command, from the same lists that they are bound and read by. */
export function HelpDialog({ open, onOpenChange, allowed }: Props) {
  const t = useTranslations("commands");
  const remark = (name: CommandName): string => {
    const { comesWith } = commandOf(name);
    if (comesWith) return t("menu.comesWith", { part: t(`part.${comesWith}`) });
    return allowed.includes(name) ? "" : t("menu.notAllowed");
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("keys.heading")} description={t("keys.lead")}>
      <p className="mb-4">
        <Button
          onClick={() => {
            onOpenChange(false);
            openPalette();
          }}
        >
          {t("keys.action.palette")}
        </Button>
      </p>
      <div className="grid gap-x-6 gap-y-5 room:grid-cols-2">
        {SHORTCUT_GROUPS.map((group) => (
          <section key={group}>
            <h3 className="mb-1 text-sm text-secondary">{t(`keys.group.${group}`)}</h3>
            <dl className="grid grid-cols-[7rem_1fr] items-center gap-x-3 gap-y-1.5">
              {SHORTCUT_NAMES.filter((name) => SHORTCUTS[name].group === group).map((name) => (
                <div key={name} className="contents">
                  <dt>
                    <ShortcutKeys name={name} />
                  </dt>
                  <dd className="text-primary">{t(`keys.action.${name}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section className="room:col-span-2">
          <h3 className="mb-1 text-sm text-secondary">{t("keys.commands")}</h3>
          <ul className="grid gap-x-6 room:grid-cols-2">
            {COMMAND_NAMES.map((name) => {
              const note = remark(name);
              return (
                <li key={name} className="flex min-h-7 items-baseline gap-3 text-sm">
                  <span className={classNames("w-24 shrink-0 font-mono", note ? "text-secondary" : "text-primary")}>
                    {`/${name}`}
                  </span>
                  <span className={note ? "text-secondary" : "text-primary"}>
                    {t(`about.${name}`)}
                    {note && <span className="block text-xs text-secondary">{note}</span>}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      </div>
    </Dialog>
  );
}
