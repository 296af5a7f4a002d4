"use client";

import { ChevronDown, Crown, UserRoundCheck, UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Menu } from "@/app/_ui/menu";
import { MenuItem } from "@/app/_ui/menu-item";
import type { Person } from "@/server/incident/contract";

export interface CommanderMenuProps {
  commander: Person | null;
  userId: string;
  canChange: boolean;
  onTakeCommand: () => void;
  onAssign: () => void;
}

export function CommanderMenu({ commander, userId, canChange, onTakeCommand, onAssign }: CommanderMenuProps) {
  const t = useTranslations("room.roles");
  const chip = (
    <>
      <Crown aria-hidden size={14} className="shrink-0 text-secondary" />
      <span className="text-secondary">{t("commanderShort")}</span>
      <span className="max-w-40 truncate">{commander?.name ?? t("nobody")}</span>
    </>
  );
  if (!canChange) return <span className="inline-flex items-center gap-1.5 text-sm text-primary">{chip}</span>;
  if (!commander) {
    return (
      <span className="inline-flex gap-1">
        <Button
          variant="primary"
          className="max-room:hidden"
          icon={<Crown aria-hidden size={14} />}
          onClick={onTakeCommand}
        >
          {t("take")}
        </Button>
        <Button aria-keyshortcuts="a" icon={<UsersRound aria-hidden size={14} />} onClick={onAssign}>
          {t("assign")}
        </Button>
      </span>
    );
  }
  return (
    <Menu
      trigger={
        <Button variant="ghost" aria-label={t("commanderIs", { name: commander.name })}>
          {chip}
          <ChevronDown aria-hidden size={14} className="text-secondary" />
        </Button>
      }
    >
      {commander.id !== userId && (
        <MenuItem icon={<UserRoundCheck aria-hidden size={14} />} onSelect={onTakeCommand}>
          {t("take")}
        </MenuItem>
      )}
      <MenuItem icon={<UsersRound aria-hidden size={14} />} onSelect={onAssign}>
        {t("assign")}
      </MenuItem>
    </Menu>
  );
}
