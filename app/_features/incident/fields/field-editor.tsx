"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { FieldControl } from "@/app/_features/incident/fields/field-control";
import { type FieldDraft, readDraft } from "@/app/_features/incident/fields/field-draft";
import { useFieldWords } from "@/app/_features/incident/fields/use-field-words";
import { Button } from "@/app/_ui/button";
import type { FieldValue } from "@/server/field/contract";
import { sameValue } from "@/server/field/rules/same-value";
import type { FieldState } from "@/server/incident/contract/fields";

export interface FieldEditorProps {
  field: FieldState;
  editing: { draft: FieldDraft; seen: FieldValue | null };
  onDraft: (draft: FieldDraft) => void;
  onSave: (value: FieldValue | null) => void;
  onClose: () => void;
}

/** A line to write in: Enter keeps what is written, with Shift it begins a new line of a text; Escape takes it back. */
export function FieldEditor({ field, editing, onDraft, onSave, onClose }: FieldEditorProps) {
  const t = useTranslations("fields");
  const words = useFieldWords();
  const form = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState(false);
  const read = readDraft(field, editing.draft);
  const problem = asked && "problem" in read ? read.problem : null;
  useEffect(() => form.current?.querySelector<HTMLElement>("input, textarea")?.focus(), []);
  function save() {
    setAsked(true);
    if ("problem" in read) return;
    if (sameValue(read.value, field.value)) onClose();
    else onSave(read.value);
  }
  function onKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      // What it stands in stays open.
      event.stopPropagation();
      onClose();
    }
    if (event.key === "Enter" && !event.shiftKey && event.target instanceof HTMLTextAreaElement) {
      event.preventDefault();
      save();
    }
  }
  return (
    // The keys are those of what is written in.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={form}
      noValidate
      onKeyDown={onKey}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      className="grid gap-2 py-1"
    >
      <FieldControl
        field={field}
        label={<span className="sr-only">{field.name}</span>}
        draft={editing.draft}
        error={problem ? t(`problem.${problem}`) : undefined}
        onDraft={onDraft}
      />
      {!sameValue(editing.seen, field.value) && (
        <p role="status" className="text-sm text-warning">
          {t("meanwhile", { value: words(field) ?? t("nothing") })}
        </p>
      )}
      <span className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" variant="primary">
          {t("save")}
        </Button>
        <Button size="sm" onClick={onClose}>
          {t("cancel")}
        </Button>
      </span>
    </form>
  );
}
