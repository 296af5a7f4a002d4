"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { SeverityBadge } from "@/app/_features/incident/severity-badge";
import { useSeverityWords } from "@/app/_features/incident/use-severity-words";
import { Button } from "@/app/_ui/button";
import { Menu } from "@/app/_ui/menu";
import { MenuChoices } from "@/app/_ui/menu-choices";
import { SEVERITIES, type Severity } from "@/server/incident/contract";

export interface SeverityMenuProps {
  severity: Severity;
  /** False for somebody who may only look, and when it is closed. */
  canChange: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onChoose: (severity: Severity) => void;
}

export function SeverityMenu({ severity, canChange, open, onOpenChange, onChoose }: SeverityMenuProps) {
  const t = useTranslations("common.severity");
  const words = useSeverityWords();
  if (!canChange) return <SeverityBadge severity={severity} className="px-2" />;
  return (
    <Menu
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <Button
          variant="ghost"
          size="sm"
          aria-keyshortcuts="v"
          aria-label={t("change", { severity: t(`${severity}.name`) })}
        >
          <SeverityBadge severity={severity} />
          <ChevronDown aria-hidden size={14} className="text-secondary" />
        </Button>
      }
    >
      <MenuChoices
        label={t("label")}
        value={severity}
        onChoose={onChoose}
        choices={SEVERITIES.map((value) => ({
          value,
          content: (
            <span className="flex items-baseline gap-3">
              <SeverityBadge severity={value} className="w-16 self-center" />
              <span className="text-secondary">{words(value)}</span>
            </span>
          ),
        }))}
      />
    </Menu>
  );
}
