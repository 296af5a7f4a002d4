"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { StatusBadge } from "@/app/_features/incident/status-badge";
import { Button } from "@/app/_ui/button";
import { Menu } from "@/app/_ui/menu";
import { MenuChoices } from "@/app/_ui/menu-choices";
import type { IncidentStatus } from "@/server/incident/contract";

export interface StatusMenuProps {
  status: IncidentStatus;
  next: readonly IncidentStatus[];
  canChange: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onChoose: (status: IncidentStatus) => void;
}

export function StatusMenu({ status, next, canChange, open, onOpenChange, onChoose }: StatusMenuProps) {
  const t = useTranslations("common.status");
  if (!canChange || next.length === 0) return <StatusBadge status={status} />;
  return (
    <Menu
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <Button variant="ghost" size="sm" aria-keyshortcuts="s" aria-label={t("change", { status: t(status) })}>
          <StatusBadge status={status} />
          <ChevronDown aria-hidden size={14} className="text-secondary" />
        </Button>
      }
    >
      <MenuChoices
        label={t("next")}
        value={null}
        onChoose={onChoose}
        choices={next.map((value) => ({ value, content: <StatusBadge status={value} /> }))}
      />
    </Menu>
  );
}
