"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import type { CustomField } from "@/server/field/contract";

export interface FieldLineProps {
  field: CustomField;
  /** Absent for who may only read, and of one that is archived. */
  onEdit?: () => void;
}

/** A field in a list: what it is called, what it takes, and when it is asked for. */
export function FieldLine({ field, onEdit }: FieldLineProps) {
  const t = useTranslations("fields");
  const { name, description, kind, required, isAsked, options } = field;
  const open = options.filter(({ isArchived }) => !isArchived).length;
  return (
    <div className="flex min-w-0 flex-1 items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium [overflow-wrap:anywhere] text-primary">{name}</span>
          <span className="text-sm text-secondary">
            {t(`kind.${kind}`)}
            {open > 0 && ` · ${t("settings.optionCount", { count: open })}`}
          </span>
          {required !== "never" && <Badge tone="warning">{t(`needed.${required}`)}</Badge>}
          {isAsked && <Badge>{t("settings.asked")}</Badge>}
        </p>
        {description && <p className="text-sm [overflow-wrap:anywhere] text-secondary">{description}</p>}
      </div>
      {onEdit && (
        <Button size="sm" aria-label={t("edit", { name })} onClick={onEdit}>
          {t("settings.edit")}
        </Button>
      )}
    </div>
  );
}
