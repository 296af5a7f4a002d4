"use client";

import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { classNames } from "@/app/_ui/class-names";
import { INPUT } from "@/app/_ui/field";
import { focusOnMount } from "@/app/_ui/focus-on-mount";
import { IconButton } from "@/app/_ui/icon-button";

export interface IncidentTitleProps {
  number: number;
  title: string;
  canChange: boolean;
  onChange: (title: string) => void;
}

const TITLE_MAX = 200;

export function IncidentTitle({ number, title, canChange, onChange }: IncidentTitleProps) {
  const t = useTranslations("room");
  const [draft, setDraft] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const trimmed = draft?.trim() ?? "";

  function close() {
    setDraft(null);
    // It is there again after this.
    requestAnimationFrame(() => opener.current?.focus());
  }

  function save(event: FormEvent) {
    event.preventDefault();
    if (!trimmed) return;
    if (trimmed !== title) onChange(trimmed);
    close();
  }

  if (draft === null) {
    return (
      <div className="flex min-w-0 items-center gap-1">
        <h1 className="min-w-0 text-lg font-medium text-primary max-room:line-clamp-2 room:truncate" title={title}>
          <span className="tabular mr-2 font-mono font-normal text-secondary">{t("number", { number })}</span>
          {title}
        </h1>
        {canChange && (
          <IconButton
            ref={opener}
            label={t("editTitle")}
            icon={<Pencil aria-hidden size={14} />}
            onClick={() => setDraft(title)}
            className="max-room:hidden"
          />
        )}
      </div>
    );
  }
  return (
    <form onSubmit={save} className="flex min-w-0 grow items-center gap-2">
      <input
        ref={focusOnMount}
        aria-label={t("title")}
        aria-invalid={!trimmed}
        value={draft}
        maxLength={TITLE_MAX}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && close()}
        className={classNames(INPUT, "h-8")}
      />
      <Button type="submit" variant="primary" disabled={!trimmed}>
        {t("save")}
      </Button>
      <Button onClick={close}>{t("cancel")}</Button>
    </form>
  );
}
