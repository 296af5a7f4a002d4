"use client";

import { Pencil, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { useFieldWords } from "@/app/_features/incident/fields/use-field-words";
import { classNames } from "@/app/_ui/class-names";
import { IconButton } from "@/app/_ui/icon-button";
import type { FieldState } from "@/server/incident/contract/fields";

export interface FieldReadingProps {
  field: FieldState;
  openerRef: RefObject<HTMLButtonElement | null>;
  /** Absent for who may only read it. */
  onEdit?: () => void;
  /** Of one that can only be emptied. */
  onEmpty?: () => void;
}

const TEXT = "min-w-0 py-1 text-sm whitespace-pre-wrap [overflow-wrap:anywhere]";

/** What stands in a field; the whole of it opens the line to write in, but for a link, which leads away. */
export function FieldReading({ field, openerRef, onEdit, onEmpty }: FieldReadingProps) {
  const t = useTranslations("fields");
  const words = useFieldWords()(field);
  const { name, kind, value } = field;
  if (kind === "link" && typeof value === "string") {
    return (
      <span className="flex items-start gap-1">
        <a href={value} target="_blank" rel="noreferrer noopener" className={classNames(TEXT, "text-link underline")}>
          {value}
        </a>
        {onEdit && (
          <IconButton
            ref={openerRef}
            label={t("edit", { name })}
            icon={<Pencil aria-hidden size={14} />}
            onClick={onEdit}
          />
        )}
        {onEmpty && <IconButton label={t("empty", { name })} icon={<X aria-hidden size={14} />} onClick={onEmpty} />}
      </span>
    );
  }
  if (onEdit) {
    return (
      <button
        ref={openerRef}
        type="button"
        aria-label={t("editValue", { name, value: words ?? t("nothing") })}
        onClick={onEdit}
        className={classNames(
          TEXT,
          "-ml-2 w-[calc(100%+0.5rem)] rounded-sm px-2 text-left hover:bg-hover coarse:min-h-11",
          words === null ? "text-secondary" : "text-primary",
        )}
      >
        {words ?? t("add")}
      </button>
    );
  }
  return (
    <span className="flex items-start gap-1">
      <span className={classNames(TEXT, words === null ? "text-secondary" : "text-primary")}>
        {words ?? t("nothing")}
      </span>
      {onEmpty && <IconButton label={t("empty", { name })} icon={<X aria-hidden size={14} />} onClick={onEmpty} />}
    </span>
  );
}
